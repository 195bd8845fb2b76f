"""Cue words: the verbs, nouns and adjectives that attribute content to a source, by the frame they do it in.

A frame says where the content stands: in a clause (said that …), an infinitive (vowed to …), an object (condemned
the attack), a prepositional phrase (warned of …). A word is a cue in a frame only where it is so more often than
not: "pass" takes objects, but reports nothing. After Pareti (2015), whose attribution relations include thoughts and
intentions besides speech, and Levin's (1993) verb classes of communication, judgement and desire.
Words are lemmas in lower case.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(text.split())


SPEECH_CLAUSE = words("""
    say tell add write suggest note argue report announce insist claim acknowledge explain continue declare conclude
    state indicate tweet retweet warn reveal admit predict respond reply recall assure assert concede complain confirm
    promise allege deny imply emphasize emphasise remark joke remind charge describe contend boast maintain post
    caution mention signal reiterate stress vow lament demand pledge testify recommend proclaim counter retort quip
    stipulate reaffirm underline underscore highlight hint observe opine preach protest propose quote advise affirm
    agree argue ask inquire wonder question plead beg rule blog brag caution cite clarify comment decree disclose
    divulge exclaim forecast gripe grumble guarantee hypothesize inform instruct intone murmur muse mutter narrate
    notify order posit profess prophesy publish rant reason rebut recount reference repeat request rejoin reassure
    scoff shout scream shriek speculate sneer specify stammer summarize swear tease teach theorize thunder trumpet
    urge utter voice volunteer vent whisper yell chant deadpan chide bemoan elaborate interject postulate read echo
    warrant certify attest swear testify admonish beseech exhort implore maintain point pronounce
""")
"""Take what was said as a clause: "said that …", "told him …"."""

FINDING_CLAUSE = words("""
    show find demonstrate discover determine estimate calculate learn prove reflect illustrate document detail
    suggest indicate reveal confirm conclude warn
""")
"""What polls, studies and records "say"."""

THOUGHT_CLAUSE = words("""
    think believe know hope fear worry expect want feel realize realise suspect understand recognize recognise doubt
    convince notice prefer consider decide assume remember reckon figure anticipate dream imagine intend wish
    regret suppose presume surmise envision foresee calculate learn remain
""")
"""Take what is thought, hoped or feared as a clause."""

QUOTATION_ONLY = words("""
    ask begin conclude offer laugh smile sigh cry call sing go open finish start gush crow beam fume bark chuckle nod
    shrug weep snap laud praise blast thank explode greet defend fire lash slam rip
    criticize criticise mock attack interrupt correct agree object hiss growl grin groan moan
    press prod correct credit answer message text email e-mail sign print wrote persist
    put pray plead mouth howl chime caption marvel tout apologize apologise
    attack dismiss lecture compare
""")
"""Introduce a quotation beside them, though they take no clause: "“…,” she laughed"."""

SPEECH_INFINITIVE = words("""
    decline refuse vow promise pledge threaten agree propose offer claim ask demand swear volunteer request
    consent beg plead chant vote
""")
"""Take what is promised or refused as a to-infinitive: "vowed to …"."""

SEEMING = words("seem appear")
"""Say how things look, to nobody in particular."""

THOUGHT_INFINITIVE = words("""
    want seek plan hope intend wish prefer expect decide aim mean like love opt
""")
"""Take what is wanted or planned as a to-infinitive."""

DIRECTIVE = words("""
    urge ask encourage order tell advise call beg press persuade request instruct warn challenge implore exhort direct
    command invite remind require push expect want
""")
"""Take the one addressed and an infinitive: "urged them to …"."""

SPEECH_OBJECT = words("""
    call support endorse describe accuse cite criticize criticise express announce defend praise oppose attack
    discuss mention blame reject denounce blast question dismiss slam mock highlight tout portray deny claim
    explain thank favor favour acknowledge reveal repeat promise condemn reiterate compare decry voice quote applaud
    emphasize emphasise reference confirm underscore credit congratulate charge stress lament invoke pledge predict
    chide outline hail recount signal assail characterize characterise rebuke label liken dispute rebut bemoan
    disavow deride lambast lambaste dub deem repudiate bash reaffirm declare propose recommend note
    list tweet retweet issue say recall demand disclose urge warn admit concede suggest advocate
    articulate proclaim admonish berate castigate laud commend salute disparage ridicule scorn decry
    excoriate insult berate fault hammer skewer pan vouch renounce denigrate vilify belittle trash
    champion contradict refute allege parrot echo detail back welcome challenge identify report state tease
    offer address share answer post argue ask preach specify voice apologize justify deplore
    rap rip scold unveil request order counter condone criticise echo email name 
""")
"""Say something by what is done to the object: "condemned the attack", "backed the plan"."""

THOUGHT_OBJECT = words("""
    view prefer fear expect want see consider regard like dislike hate love resent admire respect believe
    anticipate favor favour foresee contemplate regret doubt understand know appreciate
    envision seek
""")
"""Take the object of a thought or an attitude."""

SEEING = words("see view regard know")
"""Tell a judgement only with "as": "sees them as …"."""

INVERTED = words("""
    say says said note notes noted add adds added warn warns warned report reports reported write writes wrote
    argue argues argued explain explains explained
""")
"""Forms that stand before their subject at a sentence's end."""

ADDRESSED = words(
    "tell ask remind assure inform warn advise notify reassure teach instruct convince persuade urge show"
)
"""Their object is the one spoken to, not part of what is said in a that-clause."""

SPEECH_PREPOSITION: dict[str, frozenset[str]] = {
    "call": words("for on"),
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
    "appeal": words("for"),
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
    "criticized": words("for"),
    "cast": words("as"),
}
"""Prepositional phrases behind an object that are still part of the content: "accused them of …"."""

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
    "know": words("as for"),
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
    confident hopeful sure certain afraid concerned worried convinced optimistic skeptical sceptical aware adamant
    fearful supportive critical dismissive doubtful pessimistic mindful proud grateful thankful furious willing eager
    unwilling reluctant
""")
"""Adjectives said of a source: "is confident that …", "was critical of …"."""

SPEECH_NOUN = words("""
    claim promise suggestion assertion complaint accusation allegation pledge vow statement announcement
    warning argument admission declaration prediction insistence denial call remark comment demand
    question criticism endorsement praise defense defence attack critique rejection proposal request
    threat reference explanation acknowledgment acknowledgement
    testimony rebuke denunciation condemnation plea
    contention
""")
"""Nouns of speech: "his claim that …", "criticism of …"."""

THOUGHT_NOUN = words("""
    hope doubt belief fear concern confidence plan support opposition conviction view opinion expectation
    intention desire suspicion worry anxiety skepticism decision assumption
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

SOURCE_PREPOSITION = words("by from among of")
"""Prepositions behind a cue noun that name its source, where it has no possessor."""

QUOTABLE = SPEECH_CLAUSE | THOUGHT_CLAUSE | QUOTATION_ONLY | SPEECH_OBJECT | FINDING_CLAUSE
"""Verbs beside which a quotation is content."""

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
)
"""Verbs that have any frame."""

THOUGHT = (
    (THOUGHT_CLAUSE | THOUGHT_INFINITIVE | THOUGHT_OBJECT) - SPEECH_CLAUSE - SPEECH_OBJECT - SPEECH_INFINITIVE
)

MISREAD_LEMMAS = {"hop": "hope", "retweete": "retweet", "re": "be"}
"""What the lemmatiser makes of "hoped" and "retweeted"."""
