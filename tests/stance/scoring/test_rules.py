"""The weights of the rules by value: sentences with all of their evidence."""

from __future__ import annotations

import pytest

from stance.parsing import parse
from stance.scoring.rules import evidence
from stance.scoring.scores import pair_scene

Items = list[tuple[str, str, float]]


def found(text: str, holder: str | None = "Norway", target: str = "Sudan") -> Items:
    """Rule, word and weight of all evidence."""

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    scene = pair_scene(parse(text), text, at(holder) if holder else None, at(target))
    return [(item.rule, item.text, round(item.weight, 4)) for item in evidence(scene)]


OF_HOLDERS: list[tuple[str, Items]] = [
    # A predicate of the holder: 1.2 × frame × weight of the target.
    ("Norway praised Sudan.", [("attitude:praise", "praised", 1.2)]),
    ("Norway condemned Sudan.", [("attitude:criticise", "condemned", -1.2)]),
    ("Norway praised Sudan’s army.", [("attitude:praise", "praised", 0.96)]),
    ("Norway condemned the military leaders in Sudan.", [("attitude:criticise", "condemned", -0.48)]),
    ("Norway praised the suffering of Sudan.", [("attitude:praise", "praised", -0.84)]),
    (
        "Norway praised the supporters of Sudan.",
        [("attitude:praise", "praised", 0.72), ("patient:support", "supporters", 0.0405)],
    ),
    (
        "Norway praised Sudan’s critic.",
        [("attitude:praise", "praised", -0.84), ("patient:criticise", "critic", -0.0945)],
    ),
    ("Norway, a critic of Sudan, left.", [("attitude:criticise", "critic", -1.2)]),
    ("Norway sent tanks to Sudan.", [("attitude:support", "sent", 1.2)]),
    ("Norway urged Egypt to support Sudan.", [("attitude:support", "support", 1.2)]),
    # A verb without a subject of its own: 0.4 of it is the holder's; a passive of what should be done: 0.6.
    (
        "After a night of talks, Norway came home, condemning Sudan.",
        [("attitude:criticise", "condemning", -1.2)],
    ),
    ("Norway says Sudan must be stopped.", [("attitude:oppose", "stopped", -0.648)]),
    # Operations: × -0.7 for a turn, 0.8 for two, 0.7 for a modal, 0.5 for a condition or concession.
    ("Norway has not endorsed Sudan.", [("attitude:praise", "endorsed", -0.84)]),
    ("Norway never condemned Sudan.", [("attitude:criticise", "condemned", 0.12)]),
    ("Norway has not refused to support Sudan.", [("attitude:support", "support", 0.96)]),
    ("Norway would support Sudan.", [("attitude:support", "support", 0.84)]),
    ("Norway will help if it supports Sudan.", [("attitude:support", "supports", 0.48)]),
    ("Norway stayed away although it supports Sudan.", [("attitude:support", "supports", 0.48)]),
    ("Norway blocked a resolution against Sudan.", [("attitude:oppose", "resolution", 0.756)]),
    # What the target does: to others 0.45 × frame, to the holder 0.2 × frame.
    ("Norway said that Sudan murdered civilians.", [("deed:harm", "murdered", -0.36)]),
    ("Norway said Sudan helps terrorists.", [("deed:support", "helps", -0.279)]),
    (
        "Norway said Sudan fights corruption.",
        [("deed:oppose", "fights", 0.2268), ("deed:misdeed", "corruption", 0.2205)],
    ),
    ("Norway said Sudan could attack Egypt.", [("deed:attack", "attack", -0.0315)]),
    ("Norway said Sudan should help its people.", [("deed:support", "help", -0.0135)]),
    ("Norway said Sudan must not attack anybody.", [("deed:attack", "attack", -0.0225)]),
    (
        "Norway accused Sudan of helping rebels.",
        [("attitude:criticise", "accused", -1.2), ("deed:support", "helping", -0.162)],
    ),
    ("Sudan praised Norway.", [("returned:praise", "praised", 0.2)]),
    ("Sudan accused Norway.", [("returned:criticise", "accused", -0.2)]),
    # What others do to the target: 0.45 × frame, × 0.3 where the others are named; 0.25 for blaming a crime.
    ("Norway said Sudan was criticised.", [("patient:criticise", "criticised", -0.315)]),
    ("Norway said Egypt had criticised Sudan.", [("patient:criticise", "criticised", -0.0945)]),
    ("Norway said the massacre of Sudan went on.", [("patient:harm", "massacre", 0.25)]),
    ("Norway said the starving Sudan was near.", []),
    # Words that describe the target: 0.9 × polarity; verdicts: 1 × polarity.
    ("Norway said Sudan is a liar.", [("quality", "liar", -0.5175)]),
    ("Norway said the horrible Sudan was near.", [("quality", "horrible", -0.5625)]),
    ("Norway said Sudan is right.", [("quality", "right", 0.36)]),
    ("Norway said Sudan is a brother.", [("quality", "brother", 0.225)]),
    ("Norway said Sudan is a rogue state.", [("quality", "rogue", -0.63)]),
    ("Norway called Sudan a liar.", [("judgement", "liar", -0.575)]),
    # Constructions.
    ("Norway wants better relations with Sudan.", [("ties", "better", 0.6)]),
    ("Norway severed ties with Sudan.", [("ties", "severed", -0.6)]),
    ("Norway said Sudan wants war.", [("aim", "wants", -0.5)]),
    ("Norway said Sudan is not interested in peace.", [("aim", "interested", -0.35)]),
    (
        "Norway called on Sudan to stop.",
        [("attitude:urge", "called", -0.12), ("deed:oppose", "stop", -0.045), ("demand", "stop", -0.4)],
    ),
    ("Norway said: “Long live Sudan!”", [("cheer", "Long", 0.9), ("textblob", "live", 0.0485)]),
    ("Norway said: “Down with Sudan!”", [("cheer", "Down", -0.9)]),
    # Appraisal of events: 0.8 × polarity, × 0.7 where a verb judges; how the target treats others: 0.5.
    (
        "Norway said it was a shame that Sudan left.",
        [("appraisal", "shame", -0.42), ("vader", "left", -0.0178)],
    ),
    ("Norway welcomed that Sudan had left.", [("appraisal", "welcomed", 0.392), ("vader", "left", -0.016)]),
    ("Norway said attacks on Sudan can’t be justified.", [("appraisal", "justified", 0.392)]),
    ("Norway said the attacks on Sudan were a crime.", [("appraisal", "crime", 0.5)]),
    ("Norway said the sanctions on Sudan were a mistake.", [("appraisal", "mistake", 0.252)]),
    (
        "Norway doubts that Sudan has helped Egypt.",
        [("appraisal", "doubts", -0.56), ("deed:support", "helped", -0.0315)],
    ),
    ("Norway said Sudan treats them unfairly.", [("treatment", "treats", -0.5)]),
    ("Norway said Sudan is responsible for the deaths.", [("treatment", "responsible", -0.5)]),
    (
        "Norway said Sudan drags Egypt into a war.",
        [("treatment", "drags", -0.5), ("deed:harm", "war", -0.36)],
    ),
    ("Norway said it will not let Sudan fail.", [("fate", "fail", 0.7)]),
    ("Norway said Sudan must win.", [("fate", "win", 0.7)]),
    (
        "Norway said it will not be bullied by Sudan.",
        [("deed:harm", "bullied", 0.036), ("defiance", "bullied", -0.6), ("returned:harm", "bullied", 0.018)],
    ),
]
OF_THE_TEXT: list[tuple[str, Items]] = [
    ("Sudan was praised.", [("patient:praise", "praised", 0.315)]),
    ("Sudan was not praised.", [("patient:praise", "praised", -0.2205)]),
    ("Egypt praised Sudan.", [("patient:praise", "praised", 0.315)]),
    ("Sudan murdered civilians.", [("deed:harm", "murdered", -0.36)]),
    ("Sudan might have murdered civilians.", [("deed:harm", "murdered", -0.252)]),
    ("Sudan’s army murdered civilians.", [("deed:harm", "murdered", -0.288)]),
    # Irony turns a good word by -0.5.
    ("The “brave” Sudan left.", [("quality", "brave", -0.27), ("vader", "left", -0.0533)]),
    ("The brave Sudan left.", [("quality", "brave", 0.54), ("vader", "left", -0.0533)]),
    # The lexicons: 1.2 × rating ÷ (1 + distance ÷ 8).
    (
        "The horrible news about Sudan came.",
        [("textblob", "horrible", -0.8727), ("vader", "horrible", -0.5455)],
    ),
    ("In Sudan a war began.", [("vader", "war", -0.696)]),
]


@pytest.mark.parametrize(("text", "items"), OF_HOLDERS, ids=[text for text, _ in OF_HOLDERS])
def test_what_a_holder_s_words_weigh(text: str, items: Items) -> None:
    assert found(text) == items


@pytest.mark.parametrize(("text", "items"), OF_THE_TEXT, ids=[text for text, _ in OF_THE_TEXT])
def test_what_the_text_s_own_words_weigh(text: str, items: Items) -> None:
    assert found(text, None) == items
