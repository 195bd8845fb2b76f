"""Cue words: the verbs, nouns and adjectives that attribute content to a source, by the frame they do it in.

A frame says where the content stands: in a clause (said that …), an infinitive (vowed to …), an object
(condemned the attack), a prepositional phrase (warned of …). A word is a cue in a frame only where it is so
more often than not: "pass" takes objects, but reports nothing. After Pareti (2015), whose attribution
relations include thoughts and intentions besides speech, and Levin's (1993) verb classes of communication,
judgement and desire. Words are lemmas in lower case.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


SPEECH_CLAUSE = words("""
    acknowledge add admit admonish advise affirm agree allege announce argue ask assert assure attest
    beg bemoan beseech blog boast brag caution certify chant charge chide cite claim clarify comment
    complain concede conclude confess confirm contend continue counter deadpan declare decree demand
    deny describe disclose divulge echo elaborate emphasise emphasize exclaim exhort explain forecast
    gripe grumble guarantee highlight hint hypothesize implore imply indicate inform inquire insist
    instruct interject intone joke lament maintain mention murmur muse mutter narrate note notify
    observe opine order plead pledge point posit post postulate preach predict proclaim profess promise
    pronounce prophesy propose protest publish question quip quote rant read reaffirm reason reassure
    rebut recall recommend recount reference reiterate rejoin remark remind repeat reply report request
    respond retort retweet reveal rule say scoff scream shout shriek signal sneer specify speculate
    stammer state stipulate stress suggest summarize swear teach tease tell testify theorize thunder
    trumpet tweet underline underscore urge utter vent voice volunteer vow warn warrant whisper wonder
    write yell
""")
"""Take what was said as a clause: "said that …", "told him …"."""

FINDING_CLAUSE = words("""
    calculate conclude confirm demonstrate detail determine discover document estimate find illustrate
    indicate learn prove reflect reveal show suggest warn
""")
"""What polls, studies and records "say"."""

THOUGHT_CLAUSE = words("""
    anticipate assume believe calculate consider convince decide doubt dream envision expect fear feel
    figure foresee hope imagine intend know learn notice prefer presume realise realize reckon recognise
    recognize regret remain remember suppose surmise suspect think understand want wish worry
""")
"""Take what is thought, hoped or feared as a clause."""

QUOTATION_ONLY = words("""
    agree answer apologise apologize ask attack bark beam begin blast call caption chime chuckle compare
    conclude correct credit criticise criticize crow cry defend dismiss e-mail email explode finish fire
    fume go greet grin groan growl gush hiss howl interrupt lash laud laugh lecture marvel message moan
    mock mouth nod object offer open persist plead praise pray press print prod put rip shrug sigh sign
    sing slam smile snap start text thank tout weep
""")
"""Introduce a quotation beside them, though they take no clause: "“…,” she laughed"."""

UTTERING = words("answer chant cry reply scream shout tweet write yell")
"""Introduce a quotation of any form, also a word: "chanted “go”"."""

SPEECH_INFINITIVE = words("""
    agree ask beg chant claim consent decline demand offer plead pledge promise propose refuse request
    swear threaten volunteer vote vow
""")
"""Take what is promised or refused as a to-infinitive: "vowed to …"."""

SEEMING = words("seem appear")
"""Say how things look, to nobody in particular."""

THOUGHT_INFINITIVE = words("""
    aim decide expect hope intend like love mean opt plan prefer seek want wish
""")
"""Take what is wanted or planned as a to-infinitive."""

DIRECTIVE = words("""
    advise ask beg call challenge command direct encourage exhort expect implore instruct invite order
    persuade press push remind request require tell urge want warn
""")
"""Take the one addressed and an infinitive: "urged them to …"."""

SPEECH_OBJECT = words("""
    accuse acknowledge admit admonish advocate allege announce apologize applaud argue articulate ask
    assail attack back bash belittle bemoan berate blame blast brand call castigate challenge champion
    characterise characterize charge chide cite claim commend compare concede condemn condone confirm
    congratulate contradict counter credit criticise criticize declare decry deem defend demand
    denigrate denounce deny deplore deride describe detail disavow disclose discuss dismiss disparage
    dispute dub echo emphasise emphasize endorse excoriate explain express fault favor favour hail
    hammer highlight identify insult invoke issue justify label lambast lambaste lament laud liken list
    mention mock note offer oppose order outline pan parrot pledge portray praise predict proclaim
    promise propose question quote rap reaffirm rebuke rebut recall recommend recount reference refute
    reiterate reject renounce repeat report repudiate request retweet reveal ridicule rip salute say
    scold scorn signal skewer slam specify state stress suggest support tease thank threaten tout trash
    tweet underscore unveil urge vilify voice vouch warn welcome
""")
"""Say something by what is done to the object: "condemned the attack", "backed the plan"."""

THOUGHT_OBJECT = words("""
    admire anticipate appreciate believe consider contemplate dislike doubt envision expect favor favour
    fear foresee hate know like love prefer regard regret resent respect see seek understand view want
""")
"""Take the object of a thought or an attitude."""

SEEING = words("see view regard know")
"""Tell a judgement only with "as": "sees them as …"."""

INVERTED = words("""
    add added adds argue argued argues explain explained explains note noted notes report reported
    reports said say says warn warned warns write writes wrote
""")
"""Forms that stand before their subject at a sentence's end."""

ADDRESSED = words(
    "tell ask remind assure inform warn advise notify reassure teach instruct convince persuade urge show"
)
"""Their object is the one spoken to, not part of what is said in a that-clause."""

SPEECH_PREPOSITION: dict[str, frozenset[str]] = {
    "call": words("for on upon"),
    "disagree": words("with"),
    "appeal": words("for to"),
    "admit": words("to"),
    "confess": words("to"),
    "refer": words("to"),
    "talk": words("about of"),
    "speak": words("about of against"),
    "respond": words("to"),
    "point": words("to"),
    "comment": words("on about"),
    "focus": words("on"),
    "ask": words("about for"),
    "advocate": words("for"),
    "apologize": words("for"),
    "apologise": words("for"),
    "rail": words("against at"),
    "agree": words("with on to"),
    "hint": words("at"),
    "warn": words("of against about"),
    "caution": words("against about"),
    "boast": words("of about"),
    "brag": words("of about"),
    "complain": words("of about"),
    "allude": words("to"),
    "write": words("about of"),
    "report": words("on"),
    "argue": words("for against"),
    "vouch": words("for"),
    "elaborate": words("on"),
    "expand": words("on"),
    "push": words("for"),
    "lash": words("out at"),
    "inquire": words("about"),
    "plead": words("for"),
    "joke": words("about"),
    "object": words("to"),
    "testify": words("about"),
    "insist": words("on"),
    "protest": words("against"),
    "campaign": words("for against"),
    "attest": words("to"),
    "speculate": words("about on"),
    "muse": words("about"),
    "lecture": words("about on"),
    "consent": words("to"),
    "vote": words("for against"),
    "side": words("with"),
    "balk": words("at"),
}
"""Verbs whose content is the object of these prepositions, which then belong to the cue: "called for …"."""

THOUGHT_PREPOSITION: dict[str, frozenset[str]] = {
    "think": words("about of"),
    "worry": words("about over"),
    "hope": words("for"),
    "care": words("about"),
    "believe": words("in"),
    "dream": words("of"),
    "know": words("about of"),
}

FRAMED_BY_PREPOSITION: dict[str, frozenset[str]] = {
    "praise": words("for as"),
    "criticize": words("for as over"),
    "criticise": words("for as over"),
    "accuse": words("of"),
    "blame": words("for on"),
    "condemn": words("for as"),
    "describe": words("as"),
    "dismiss": words("as"),
    "portray": words("as"),
    "characterize": words("as"),
    "see": words("as"),
    "view": words("as"),
    "regard": words("as"),
    "cite": words("as"),
    "identify": words("as"),
    "thank": words("for"),
    "credit": words("with for"),
    "charge": words("with"),
    "compare": words("to with"),
    "liken": words("to"),
    "attack": words("for as over"),
    "mock": words("for as"),
    "blast": words("for as over"),
    "slam": words("for as over"),
    "warn": words("against of about"),
    "fault": words("for"),
    "denounce": words("as for"),
    "hail": words("as"),
    "chide": words("for"),
    "rebuke": words("for"),
    "defend": words("as against"),
    "congratulate": words("on for"),
    "tout": words("as"),
    "question": words("about"),
    "ask": words("about for"),
    "endorse": words("for"),
    "cast": words("as"),
}
"""Prepositional phrases behind an object that are still part of the content: "accused them of …"."""

DOCUMENT = words("statement letter email message tweet post note memo memorandum")
"""What one issues to say something: "issued a statement saying …"."""

URGED = words("urge encourage beg press")
"""Passives whose subject is part of what is urged: "was urged to return"."""

PASSIVE_INFINITIVE = words(
    "expect ask say believe report know think suppose allege rumor rumour consider require urge"
)
"""Passives whose content is subject and infinitive: "is expected to …"."""

PASSIVE_PREPOSITION: dict[str, frozenset[str]] = {
    "ask": words("about"),
    "see": words("as"),
    "view": words("as"),
    "regard": words("as"),
    "perceive": words("as"),
    "portray": words("as"),
    "describe": words("as"),
    "know": words("for"),
    "consider": words("as"),
    "criticize": words("for as"),
    "criticise": words("for as"),
    "accuse": words("of"),
    "blame": words("for"),
    "praise": words("for as"),
    "charge": words("with"),
}
"""Passives whose content is subject and prepositional phrase: "is seen as …"."""

CUE_ADJECTIVE = words("""
    adamant afraid aware certain concerned confident convinced critical dismissive doubtful eager
    fearful furious grateful hopeful mindful opposed optimistic pessimistic proud reluctant sceptical
    skeptical supportive sure thankful unwilling willing worried
""")
"""Adjectives said of a source: "is confident that …", "was critical of …"."""

SPEECH_NOUN = words("""
    accusation acknowledgement acknowledgment admission allegation announcement argument assertion
    attack call claim comment complaint condemnation contention criticism critique declaration defence
    defense demand denial denunciation endorsement explanation insistence plea pledge praise prediction
    promise proposal question rebuke reference rejection remark request statement suggestion testimony
    threat vow warning
""")
"""Nouns of speech: "his claim that …", "criticism of …"."""

THOUGHT_NOUN = words("""
    anxiety assumption belief concern confidence conviction decision desire doubt expectation fear hope
    intention opinion opposition plan skepticism support suspicion view worry
""")
"""Nouns of thought and attitude: "her hope that …", "support for …"."""

NOUN_PREPOSITION: dict[str, frozenset[str]] = {
    "question": words("about of on"),
    "criticism": words("of for on"),
    "endorsement": words("of"),
    "concern": words("about over for"),
    "attack": words("on against"),
    "support": words("for of"),
    "opposition": words("to"),
    "defense": words("of"),
    "defence": words("of"),
    "comment": words("about on"),
    "remark": words("about on"),
    "doubt": words("about"),
    "call": words("for"),
    "praise": words("for of"),
    "reference": words("to"),
    "view": words("of on"),
    "opinion": words("of on about"),
    "accusation": words("of"),
    "anxiety": words("about"),
    "fear": words("of about"),
    "hope": words("of for"),
    "critique": words("of"),
    "rejection": words("of"),
    "skepticism": words("about of"),
    "demand": words("for"),
    "complaint": words("about"),
    "warning": words("of about"),
    "condemnation": words("of"),
    "denunciation": words("of"),
}
"""Prepositions behind a cue noun whose object is the content."""

QUOTABLE = SPEECH_CLAUSE | THOUGHT_CLAUSE | QUOTATION_ONLY | SPEECH_OBJECT | FINDING_CLAUSE
"""Verbs beside which a quotation is content."""

DENYING = words("accuse condemn criticise criticize deny praise reject urge")
"""Verbs of speech that, beside a content clause without a subject of their own, have that clause's source."""

LIGHT_VERB: dict[tuple[str, str], str] = {
    ("take", "issue"): "with",
    ("take", "aim"): "at",
    ("pay", "tribute"): "to",
    ("cast", "doubt"): "on",
    ("throw", "weight"): "behind",
    ("pour", "scorn"): "on",
    ("hit", "out"): "at",
    ("hit", "back"): "at",
    ("lash", "out"): "at",
    ("speak", "out"): "against",
    ("come", "out"): "against",
    ("make", "mention"): "of",
}
"""Verb and noun or particle whose content stands behind the preposition."""

PHRASAL_OBJECT = frozenset(
    (
        ("rule", "out"),
        ("play", "down"),
        ("point", "out"),
        ("set", "out"),
        ("lay", "out"),
        ("spell", "out"),
        ("turn", "down"),
        ("brush", "off"),
        ("shrug", "off"),
    )
)
"""Verb and particle whose object is the content."""

THINKING = THOUGHT_CLAUSE | words("see view regard perceive consider know expect think believe fear hope")
"""Verbs whose passive tells a thought."""

FRAMED = (
    QUOTABLE
    | SEEMING
    | SPEECH_INFINITIVE
    | THOUGHT_INFINITIVE
    | DIRECTIVE
    | PASSIVE_INFINITIVE
    | PASSIVE_PREPOSITION.keys()
    | SPEECH_PREPOSITION.keys()
    | THOUGHT_PREPOSITION.keys()
    | {verb for verb, _ in LIGHT_VERB}
    | {verb for verb, _ in PHRASAL_OBJECT}
)
"""Verbs that have any frame."""

THOUGHT = (
    (THOUGHT_CLAUSE | THOUGHT_INFINITIVE | THOUGHT_OBJECT) - SPEECH_CLAUSE - SPEECH_OBJECT - SPEECH_INFINITIVE
)

MISREAD_LEMMAS = {"hop": "hope", "retweete": "retweet", "re": "be"}
"""What the lemmatiser makes of "hoped" and "retweeted"."""
