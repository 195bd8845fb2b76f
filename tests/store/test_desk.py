"""What every desk promises; each test runs on each kind of desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from threading import Thread

import pytest

from stance.records import Extraction, Speaker, Target, TargetKind, digest, label
from store.contract import AddResult, Annotation, Correction, Desk, Facet, Sort, Verdict
from store.desk_errors import DeskReadOnly, NotFound
from store.query import parse
from tests.store.examples import (
    KIM,
    LUKASENKA,
    NATO,
    PUTIN,
    RUSSIA,
    SANCTIONS,
    US,
    article,
    corpus,
    mention,
    quote,
    stance,
    together,
)


def found(desk: Desk, query: str, sort: Sort = Sort.NEWEST) -> list[str]:
    """The first word of each quote found."""
    return [entry.quote.text.split()[0] for entry in desk.find(parse(query), sort=sort)]


ALL = ["Our", "why", "the", "We", "doubt", "peace"]


def test_adding_again_changes_nothing(desk: Desk) -> None:
    assert desk.add(corpus()) == AddResult(articles_new=4, quotes_new=6)
    assert desk.add(corpus()) == AddResult(articles_known=4, quotes_known=6)
    assert found(desk, "") == ALL


def test_an_article_given_twice_at_once_is_kept_once(desk: Desk) -> None:
    assert desk.add(corpus()[:1] * 2) == AddResult(
        articles_new=1, articles_known=1, quotes_new=3, quotes_known=3
    )
    assert len(desk.find()) == 3


def test_an_id_that_comes_with_another_text_is_told_and_the_first_text_stays(full: Desk) -> None:
    other = article("summit", "Quite another text.")
    added = full.add([Extraction(other, (quote(other, "another"),))])
    assert added == AddResult(articles_known=1, quotes_known=1, clashes=("summit",))
    assert len(full.find()) == 6
    assert all(kept.text != other.text for kept in full.articles())


def test_what_was_added_last_is_new_until_one_has_caught_up(desk: Desk) -> None:
    first, second, *_ = corpus()
    assert found(desk, "is:new") == []
    desk.add([first])
    desk.mark_all_seen()
    assert found(desk, "is:new") == []
    desk.add([first, second])
    new = [each.id for each in second.quotes]
    assert {entry.quote.id for entry in desk.find(parse("is:new"))} == {*new}
    desk.revise(new, lambda old: replace(old, speaker=KIM, note="Why?"))
    assert {entry.quote.id for entry in desk.find(parse("is:new"))} == {*new}
    assert len(desk.find(parse("-is:new"))) == len(first.quotes)
    desk.mark_all_seen()
    assert found(desk, "is:new") == []


def test_what_came_before_a_failure_is_kept(desk: Desk) -> None:
    def failing() -> Iterator[Extraction]:
        yield corpus()[0]
        raise RuntimeError("the network is down")

    with pytest.raises(RuntimeError, match="network"):
        desk.add(failing())
    assert len(desk.find()) == 3


def test_a_record_comes_back_as_it_was(full: Desk) -> None:
    for extraction in corpus():
        for kept in extraction.quotes:
            entry = full.quote(kept.id)
            assert (entry.quote, entry.article, entry.annotation) == (kept, extraction.article, Annotation())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ALL),
        ("country:RU", ["the", "peace"]),
        ("country:russia", ["the", "peace"]),
        ('country:"russian federation"', ["the", "peace"]),
        ("country:RU country:KP", ["the", "We", "peace"]),
        ("-country:RU", ["Our", "why", "We", "doubt"]),
        ("country:atlantis", []),
        ("about:US", ["the", "We", "peace"]),
        ('about:"united states"', ["the", "We", "peace"]),
        ("about:nato", ["Our"]),
        ("about:RU country:BY", ["Our"]),
        ("topic:sanctions", ["the"]),
        ("topic:econ", ["the"]),
        ("topic:medtop:20000642", ["the"]),
        ("topic:sanctions topic:treaty", ["the", "We"]),
        ("speaker:putin", ["the", "peace"]),
        ('speaker:"vladimir putin"', ["the", "peace"]),
        ("speaker:vladimir-putin", ["the", "peace"]),
        ("speaker:lukas", ["Our"]),
        ("speaker:utin", []),
        ("outlet:bbc", ["the", "We", "doubt"]),
        ("outlet:bbc*", ["Our", "why", "the", "We", "doubt"]),
        ("outlet:news", ["Our", "why"]),
        ("kind:mixed", ["why"]),
        ("kind:DIRECT act:speech", ["Our", "We"]),
        ("act:thought", ["doubt", "peace"]),
        ("stance:<-0.3", ["Our", "the"]),
        ("stance:>0", ["We", "peace"]),
        ("stance:>0 about:US", ["We", "peace"]),
        ("stance:>0.5 about:US", []),
        ("stance:<-0.3 stance:>0.5", ["Our", "the", "We"]),
        ("stance:-0.2..0.2", ["the", "We", "peace"]),
        ("-stance:>0 about:US", ["the"]),
        ("stance:<0 -about:US", ["Our"]),
        ("confidence:>=0.95", ["We"]),
        ("after:2024-06-20", ["Our", "why"]),
        ("after:2024-06-19 before:2024-07-01", ["the", "We", "doubt"]),
        ("before:2024", []),
        ("is:unattributed", ["why"]),
        ("-is:unattributed", ["Our", "the", "We", "doubt", "peace"]),
        ("is:marked", []),
        ("sanct", ["the"]),
        ("act", []),
        ("fact", ["Our"]),
        ("FACT etat", ["Our"]),
        ('"value the"', ["We"]),
        ('"the value"', []),
        ("the -treaty", ["the"]),
        ('"can\'t work"', ["the"]),
        ('"west\'s sanctions … can’t"', ["the"]),
        ("colour:red country:KP", ["We"]),
        ('country:KP "half', ["We"]),
    ],
)
def test_queries(full: Desk, query: str, expected: list[str]) -> None:
    assert found(full, query) == expected


def test_a_name_that_is_seen_later_is_found(desk: Desk) -> None:
    of = article("a", "One. Two.")
    desk.add([Extraction(of, (quote(of, "One", countries=("DE",)),))])
    assert found(desk, "about:germany") == []
    later = article("b", "Three.")
    germany = Target(TargetKind.COUNTRY, "DE", "Germany")
    desk.add([Extraction(later, (quote(later, "Three", stances=(stance(germany, 1),)),))])
    assert found(desk, "about:germany") == ["One", "Three"]


def test_a_country_called_so_is_not_one_that_begins_so(desk: Desk) -> None:
    of = article("a", "One. Two.")
    niger, nigeria = replace(PUTIN, id="x", country="NE"), replace(PUTIN, id="y", country="NG")
    desk.add([Extraction(of, (quote(of, "One", speaker=niger), quote(of, "Two", speaker=nigeria)))])
    assert found(desk, "country:niger") == ["One"]
    assert found(desk, "country:niger*") == ["One", "Two"]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, ["Our", "why", "the", "We", "doubt", "peace"]),
        (Sort.OLDEST, ["the", "We", "doubt", "Our", "why", "peace"]),
        (Sort.SPEAKER, ["Our", "We", "doubt", "the", "peace", "why"]),
        (Sort.CONFIDENCE, ["We", "why", "the", "doubt", "peace", "Our"]),
        (Sort.AGAINST, ["the", "Our", "We", "peace", "why", "doubt"]),
        (Sort.FOR, ["We", "peace", "the", "Our", "why", "doubt"]),
    ],
)
def test_orders(full: Desk, sort: Sort, expected: list[str]) -> None:
    assert found(full, "", sort) == expected


@pytest.mark.parametrize(("sort", "sign"), [(Sort.AGAINST, 1), (Sort.FOR, -1)])
@pytest.mark.parametrize("query", ["", "about:RU about:US"])
def test_an_order_by_stance_is_that_of_the_stance_shown_first(
    full: Desk, query: str, sort: Sort, sign: int
) -> None:
    selection = full.find(parse(query), sort=sort)
    first = [entry.toward(selection.targets, sort)[:1] for entry in selection]
    scores = [sign * stance.score for each in first for stance in each if stance.evidence]
    assert len(scores) > 2
    assert scores == sorted(scores)


def test_a_known_code_is_no_beginning_of_a_name(desk: Desk) -> None:
    nepal = Target(TargetKind.COUNTRY, "NP", "Nepal")
    of = article("war", "We stand by Nepal.")
    desk.add([Extraction(of, (quote(of, "We stand by Nepal.", stances=(mention(nepal),)),))])
    assert found(desk, "about:nep") == ["We"]
    assert found(desk, "about:NE") == []
    assert found(desk, "about:NE*") == ["We"]


def test_what_was_judged_wrong_enters_no_mean_until_it_is_corrected(full: Desk) -> None:
    def us() -> Facet:
        return next(facet for facet in full.find().facets.targets if facet.key == "US")

    before = us()
    worst = full.find(parse("about:US"), sort=Sort.AGAINST)[0]
    full.revise([worst.quote.id], lambda old: replace(old, verdict=Verdict.WRONG))
    after = us()
    assert (after.count, after.scored) == (before.count, before.scored - 1)
    assert before.mean is not None
    assert after.mean is not None
    assert after.mean > before.mean
    full.revise([worst.quote.id], lambda old: replace(old, scores=(Correction(US, 1.0),)))
    assert us().scored == before.scored
    full.undo()
    full.undo()
    assert (us().count, us().scored, us().mean) == (before.count, before.scored, pytest.approx(before.mean))


def means(desk: Desk, query: str = "") -> dict[str, list[tuple[str, int, float | None, int]]]:
    """Key, count, mean and number of scored quotes of each facet."""
    facets = desk.find(parse(query)).facets
    return {
        name: [(each.key, each.count, each.mean and round(each.mean, 9), each.scored) for each in of_field]
        for name, of_field in (
            ("countries", facets.countries),
            ("speakers", facets.speakers),
            ("topics", facets.topics),
            ("targets", facets.targets),
        )
    }


@pytest.fixture
def judged(desk: Desk) -> Desk:
    """Three quotes of two speakers on one topic, of which the first has been judged wrong."""
    of = article("a", "One. Two. Three.")
    topics = (SANCTIONS.id,)
    desk.add(
        [
            Extraction(
                of,
                (
                    quote(of, "One", speaker=PUTIN, topics=topics, stances=(stance(US, -0.9),)),
                    quote(
                        of, "Two", speaker=PUTIN, topics=topics, stances=(stance(US, 0.5), stance(NATO, -0.1))
                    ),
                    quote(of, "Three", speaker=KIM, topics=topics, stances=(stance(US, 0.3),)),
                ),
            )
        ]
    )
    desk.revise([desk.find()[0].quote.id], lambda old: replace(old, verdict=Verdict.WRONG))
    return desk


@pytest.mark.parametrize("query", ["", "about:US"])
def test_a_dismissed_quote_counts_and_enters_no_mean_of_any_facet(judged: Desk, query: str) -> None:
    own = 0.5 if query else (0.5 - 0.1) / 2
    assert means(judged, query) == {
        "countries": [("RU", 2, own, 1), ("KP", 1, 0.3, 1)],
        "speakers": [(PUTIN.id, 2, own, 1), (KIM.id, 1, 0.3, 1)],
        "topics": [(SANCTIONS.id, 3, (own + 0.3) / 2, 2)],
        "targets": [("US", 3, 0.4, 2), (NATO.id, 1, -0.1, 1)],
    }


def test_what_is_wrong_and_corrected_enters_means_as_corrected(judged: Desk) -> None:
    worst = judged.find()[0].quote.id
    judged.revise([worst], lambda old: replace(old, scores=(Correction(US, 0.1),)))
    assert means(judged) == {
        "countries": [("RU", 2, 0.15, 2), ("KP", 1, 0.3, 1)],
        "speakers": [(PUTIN.id, 2, 0.15, 2), (KIM.id, 1, 0.3, 1)],
        "topics": [(SANCTIONS.id, 3, 0.2, 3)],
        "targets": [("US", 3, 0.3, 3), (NATO.id, 1, -0.1, 1)],
    }
    judged.undo()
    judged.revise([worst], lambda old: replace(old, speaker=KIM))
    assert means(judged)["speakers"] == [(KIM.id, 2, -0.3, 2), (PUTIN.id, 1, 0.2, 1)]


def test_what_is_judged_right_enters_means(judged: Desk) -> None:
    worst = judged.find()[0].quote.id
    judged.revise([worst], lambda old: replace(old, verdict=Verdict.RIGHT))
    assert means(judged)["targets"][0] == ("US", 3, round(-0.1 / 3, 9), 3)


@pytest.mark.parametrize(
    ("score", "expected"),
    [(-1, -1), (-0.15, -1), (-0.1499, 0), (0, 0), (0.1499, 0), (0.15, 1), (1, 1)],
)
def test_a_corrected_score_has_the_label_that_a_found_one_would_have(
    full: Desk, score: float, expected: int
) -> None:
    first = full.find(parse("about:US"))[0].quote.id
    full.revise([first], lambda old: replace(old, scores=(Correction(US, score),)))
    [corrected] = full.quote(first).toward({"US"})
    assert (corrected.score, corrected.label, corrected.confidence) == (score, expected, 1)
    assert label(score) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("stance:<=-0.15", ["Against"]),
        ("stance:<-0.15", []),
        ("stance:>=0.15", ["For"]),
        ("stance:>0.15", []),
        ("stance:-0.15", ["Against"]),
        ("stance:-0.15..0.15", ["Against", "Neutral", "For"]),
        ("stance:-0.1499..0.1499", ["Neutral"]),
        ("-stance:-0.15", ["Neutral", "For"]),
    ],
)
def test_scores_at_the_thresholds_are_found_with_them(desk: Desk, query: str, expected: list[str]) -> None:
    of = article("a", "Against. Neutral. For.")
    said = [("Against", -0.15), ("Neutral", 0.0), ("For", 0.15)]
    desk.add([Extraction(of, tuple(quote(of, words, stances=(stance(US, score),)) for words, score in said))])
    assert found(desk, query) == expected


def test_the_order_by_stance_is_by_that_toward_the_target_asked_for(full: Desk) -> None:
    assert found(full, "about:US", Sort.FOR) == ["peace", "We", "the"]


WEST = Target(TargetKind.ORGANISATION, "the-west", "the West")
WEST_BANK = Target(TargetKind.ORGANISATION, "west-bank", "West Bank")


def of_the_west(*named: Target) -> Extraction:
    """One quote hard on the West and soft on the US, one soft on both; the others are named by the way."""
    of = article("a", "Shame on them. Well done them.", published=date(2024, 6, 19))
    hard = stance(US, 0.9), stance(WEST, -0.5), *map(mention, named)
    soft = stance(US, 0.1), stance(WEST, 0.2), *map(mention, named)
    return Extraction(of, (quote(of, "Shame", stances=hard), quote(of, "Well", stances=soft)))


@pytest.mark.parametrize("query", ["about:west", 'about:"the West"', "about:the-west", "about:THE*"])
def test_finding_means_orders_and_telling_scores_are_of_the_same_targets(desk: Desk, query: str) -> None:
    desk.add([of_the_west()])
    selection = desk.find(parse(query), sort=Sort.AGAINST)
    assert selection.targets == {WEST.id}
    assert [[each.score for each in entry.toward(selection.targets)] for entry in selection] == [
        [-0.5],
        [0.2],
    ]
    assert [facet.mean for facet in selection.facets.targets if facet.key == WEST.id] == [
        pytest.approx(-0.15)
    ]
    assert found(desk, f"stance:<0 {query}") == ["Shame"]


def test_a_name_means_the_target_called_so_also_where_that_is_merely_mentioned(desk: Desk) -> None:
    of = article("a", "Shame on them. Well done them.")
    west = replace(WEST, name="West")
    said = quote(of, "Shame", speaker=PUTIN, stances=(stance(WEST_BANK, -0.5), mention(west)))
    desk.add([Extraction(of, (said, quote(of, "Well", stances=(stance(WEST_BANK, 0.5),))))])
    selection = desk.find(parse("about:west"))
    assert selection.targets == {WEST.id}
    assert [entry.toward(selection.targets) for entry in selection] == [[mention(west)]]
    assert [facet.mean for facet in selection.facets.speakers] == [None]
    assert found(desk, "about:west stance:-1..1") == []


@pytest.mark.parametrize(
    ("query", "targets"),
    [
        ("", set()),
        ("country:RU stance:<0", set()),
        ("-about:US", set()),
        ("about:atlantis", set()),
        ("about:", set()),
        ("about:US", {"US"}),
        ('about:"united states" -about:nato', {"US"}),
        ("about:US about:nat", {"US", "nato"}),
    ],
)
def test_the_targets_asked_for(full: Desk, query: str, targets: set[str]) -> None:
    assert full.find(parse(query)).targets == targets


def test_what_a_selection_was_asked_for_stays_when_quotes_are_added(desk: Desk) -> None:
    desk.add([of_the_west()])
    selection = desk.find(parse("about:west"), sort=Sort.AGAINST)
    of = article("b", "Nothing.")
    desk.add([Extraction(of, (quote(of, "Nothing", stances=(stance(replace(NATO, name="West"), 1),)),))])
    assert selection.targets == {WEST.id}
    assert [entry.quote.text for entry in selection] == ["Shame", "Well"]
    assert desk.find(parse("about:west")).targets == {NATO.id}


def test_the_strongest_stances_come_first_and_mentions_last(desk: Desk) -> None:
    desk.add([of_the_west(NATO)])
    shame, _ = desk.find()
    desk.revise([shame.quote.id], lambda old: replace(old, scores=(Correction(WEST, 0.0),)))
    shame, _ = desk.find()
    assert [each.target for each in shame.toward(())] == [US, WEST, NATO]
    assert [each.target for each in shame.toward({NATO.id, WEST.id})] == [WEST, NATO]
    assert shame.toward({"atlantis"}) == []


BOTH = together(PUTIN, KIM)


def summit(*quotes_of: tuple[str, tuple[Speaker, ...], float]) -> Extraction:
    """Quotes of some speakers each, with a score toward the US."""
    of = article("joint", " ".join(f"{words}." for words, _, _ in quotes_of), published=date(2024, 6, 19))
    said = (
        quote(
            of,
            words,
            speaker=together(*each) if len(each) > 1 else each[0],
            speakers=each,
            stances=(stance(US, score),),
        )
        for words, each, score in quotes_of
    )
    return Extraction(of, tuple(said))


PESKOV = replace(PUTIN, id="peskov", name="Dmitry Peskov")


@pytest.fixture
def joint(desk: Desk) -> Desk:
    """Two who speak together, two of one country, and one of them alone."""
    both, alone, russians = (PUTIN, KIM), (PUTIN,), (PUTIN, PESKOV)
    desk.add([summit(("Together", both, -0.6), ("Alone", alone, 0.2), ("Russians", russians, 0.8))])
    return desk


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("speaker:kim", ["Together"]),
        ("speaker:putin", ["Together", "Alone", "Russians"]),
        ("speaker:peskov -speaker:kim", ["Russians"]),
        (f"speaker:{BOTH.id}", ["Together"]),
        (f'speaker:"{BOTH.name}"', ["Together"]),
        ('speaker:"Putin and Dmitry"', ["Russians"]),
        ("-speaker:kim", ["Alone", "Russians"]),
        ("country:KP", ["Together"]),
        ("country:RU", ["Together", "Alone", "Russians"]),
        ("-country:KP", ["Alone", "Russians"]),
        ("country:KP speaker:putin stance:<0", ["Together"]),
        ("is:unattributed", []),
    ],
)
def test_those_who_speak_together_are_found_each_and_as_a_group(
    joint: Desk, query: str, expected: list[str]
) -> None:
    assert found(joint, query) == expected


def test_each_of_those_who_speak_together_is_counted_and_has_the_score(joint: Desk) -> None:
    facets = joint.find().facets
    all_three = pytest.approx((-0.6 + 0.2 + 0.8) / 3)
    assert facets.speakers == (
        Facet(PUTIN.id, "Vladimir Putin", 3, all_three, 3),
        Facet(PESKOV.id, "Dmitry Peskov", 1, 0.8, 1),
        Facet(KIM.id, "Kim Jong Un", 1, -0.6, 1),
    )
    assert facets.countries == (Facet("RU", "Russia", 3, all_three, 3), Facet("KP", "KP", 1, -0.6, 1))


def test_a_corrected_speaker_takes_the_place_of_all_who_were_found(joint: Desk) -> None:
    together_id = joint.find(parse("speaker:kim"))[0].quote.id
    joint.revise([together_id], lambda old: replace(old, speaker=LUKASENKA))
    entry = joint.quote(together_id)
    assert (entry.speaker, entry.speakers) == (LUKASENKA, (LUKASENKA,))
    assert found(joint, "speaker:kim country:KP") == []
    assert found(joint, f"speaker:{BOTH.id}") == []
    assert found(joint, "speaker:putin") == ["Alone", "Russians"]
    facets = joint.find().facets
    assert {facet.key: facet.count for facet in facets.speakers} == {
        PUTIN.id: 2,
        PESKOV.id: 1,
        LUKASENKA.id: 1,
    }
    assert {facet.key: (facet.count, facet.mean) for facet in facets.countries} == {
        "RU": (2, 0.5),
        "BY": (1, -0.6),
    }
    joint.undo()
    assert found(joint, "speaker:kim") == ["Together"]
    assert joint.quote(together_id).speakers == (PUTIN, KIM)


def test_a_group_is_sorted_by_its_name_and_shown_by_it(joint: Desk) -> None:
    names = [entry.speaker.name for entry in joint.find(sort=Sort.SPEAKER) if entry.speaker]
    assert names == ["Vladimir Putin", "Vladimir Putin and Dmitry Peskov", "Vladimir Putin and Kim Jong Un"]


def test_a_group_of_which_no_members_are_known_counts_as_one_speaker(desk: Desk) -> None:
    of = article("a", "We agree.")
    desk.add([Extraction(of, (quote(of, "We agree", speaker=BOTH),))])
    assert [(facet.key, facet.count) for facet in desk.find().facets.speakers] == [(BOTH.id, 1)]
    assert found(desk, "speaker:kim") == ["We"]
    assert found(desk, f"speaker:{KIM.id}") == ["We"]
    assert desk.find().facets.countries == ()


def test_articles_come_newest_first_and_those_added_later_find_their_place(full: Desk) -> None:
    middle = article("middle", "A late find.", published=date(2024, 6, 20))
    before = full.find()
    full.add([Extraction(middle, (quote(middle, "late"),))])
    assert found(full, "") == ["Our", "why", "late", "the", "We", "doubt", "peace"]
    assert len(before) == 6
    assert [kept.id for kept in full.articles()] == ["minsk", "silent", "middle", "summit", "undated"]


def test_quotes_of_one_article_stand_together(desk: Desk) -> None:
    texts = [article(key, "One. Two.", published=date(2024, 1, 1)) for key in "ab"]
    desk.add(Extraction(of, (quote(of, "One"), quote(of, "Two"))) for of in texts)
    assert found(desk, "") == ["One", "Two", "One", "Two"]


def test_facets_count_and_average_the_selection(full: Desk) -> None:
    facets = full.find().facets
    assert facets.countries == (
        Facet("RU", "Russia", 2, pytest.approx((-0.4 + 0.2) / 2), 2),
        Facet("BY", "BY", 1, -0.4, 1),
        Facet("KP", "KP", 1, pytest.approx(0.4), 1),
    )
    assert [(facet.key, facet.name, facet.count) for facet in facets.topics] == [
        ("medtop:20000642", "sanctions", 1),
        ("medtop:20000641", "treaties", 1),
    ]
    assert facets.speakers[0] == Facet("vladimir-putin", "Vladimir Putin", 2, pytest.approx(-0.1), 2)
    assert Facet("observers", "observers", 1, None, 0) in facets.speakers


def test_means_are_those_of_the_selection(full: Desk) -> None:
    facets = full.find(parse("act:thought")).facets
    assert facets.countries == (Facet("RU", "Russia", 1, 0.2, 1),)
    assert facets.targets == (Facet("US", "US", 1, 0.2, 1),)


def test_the_mean_of_a_target_is_the_stance_toward_it(full: Desk) -> None:
    assert full.find().facets.targets == (
        Facet("US", "US", 3, pytest.approx((-0.6 + 0.1 + 0.2) / 3), 3),
        Facet("RU", "Russia", 2, 0.7, 1),
        Facet("nato", "Nato", 1, -0.4, 1),
    )


def test_means_keep_to_the_targets_asked_for(full: Desk) -> None:
    assert full.find(parse("about:US")).facets.countries == (
        Facet("RU", "Russia", 2, pytest.approx(-0.2), 2),
        Facet("KP", "KP", 1, 0.1, 1),
    )


def test_a_target_that_is_merely_mentioned_counts_and_enters_no_mean(desk: Desk) -> None:
    of = article("a", "One here. Two there. Three.")
    said = (
        quote(of, "One here.", speaker=PUTIN, stances=(stance(US, -0.6), mention(NATO))),
        quote(of, "Two there.", speaker=PUTIN, stances=(mention(US),)),
        quote(of, "Three.", speaker=KIM, stances=(mention(RUSSIA),)),
    )
    desk.add([Extraction(of, said)])
    facets = desk.find().facets
    assert {facet.key: (facet.count, facet.mean) for facet in facets.targets} == {
        "US": (2, -0.6),
        "nato": (1, None),
        "RU": (1, None),
    }
    assert {facet.key: facet.mean for facet in facets.speakers} == {PUTIN.id: -0.6, KIM.id: None}
    assert found(desk, "about:US") == ["One", "Two"]
    assert found(desk, "stance:-1..1") == ["One"]
    assert found(desk, "", Sort.FOR) == ["One", "Two", "Three."]
    one, two, _ = desk.find()
    assert [one.is_mention(each) for each in one.stances] == [False, True]
    desk.revise([two.quote.id], lambda old: replace(old, scores=(Correction(US, 0.0),)))
    two = desk.quote(two.quote.id)
    assert [two.is_mention(each) for each in two.stances] == [False]
    assert desk.find(parse("about:US")).facets.speakers[0].mean == -0.3


def test_a_selection_is_a_sequence(full: Desk) -> None:
    selection = full.find(parse("country:RU"))
    assert selection.query.text == "country:RU"
    assert [selection[0], selection[1]] == list(selection)
    assert selection[-1].quote.text == "peace is near"
    with pytest.raises(IndexError):
        selection[2]


def test_a_quote_by_its_id_or_the_start_of_it(full: Desk) -> None:
    kept = corpus()[0].quotes[1]
    assert full.quote(kept.id).quote == kept
    assert full.quote(kept.id[:10]).quote == kept
    assert full.quote(kept.id[:4]).quote == kept
    with pytest.raises(NotFound, match="too short; an id needs at least its first 4 digits"):
        full.quote(kept.id[:3])


@pytest.mark.parametrize("quote_id", ["", "zzzz", "0"])
def test_an_id_that_means_no_quote_is_named(full: Desk, quote_id: str) -> None:
    with pytest.raises(NotFound, match=repr(quote_id)):
        full.quote(quote_id)


def test_marks_and_notes(full: Desk) -> None:
    first, second = full.find()[0].quote.id, full.find()[1].quote.id
    full.annotate([first, second], marked=True)
    full.annotate([first], note="  compare with June ")
    assert found(full, "is:marked") == ["Our", "why"]
    assert found(full, "is:noted") == ["Our"]
    assert found(full, "is:noted is:marked -country:BY") == ["why"]
    assert full.quote(first).annotation == Annotation(marked=True, note="compare with June")
    full.annotate([first], marked=False, note="")
    assert full.quote(first).annotation == Annotation()
    assert found(full, "is:marked") == ["why"]


def test_annotating_an_unknown_quote_changes_nothing(full: Desk) -> None:
    first = full.find()[0].quote.id
    with pytest.raises(NotFound, match="nowhere"):
        full.annotate([first, "nowhere"], marked=True)
    assert not full.quote(first).annotation.marked


def test_a_sound_desk_has_no_problems(full: Desk) -> None:
    assert list(full.verify()) == []


def test_verify_finds_a_text_and_a_quote_that_differ(desk: Desk) -> None:
    of = article("a", "He said no.")
    said = quote(of, "no")
    forged = replace(said, text="yes")
    moved = replace(quote(of, "He"), id="0123456789abcdef")
    desk.add([Extraction(replace(of, sha256=digest("He said yes.")), (forged, moved))])
    assert [problem.where for problem in desk.verify()] == ["a", said.id, moved.id]


def test_a_quote_is_kept_once_and_one_id_for_two_quotes_is_told_of(desk: Desk) -> None:
    one, other = article("a", "He said no."), article("b", "He said no.")
    said = quote(one, "no")
    added = [Extraction(one, (said, said)), Extraction(other, (replace(said, article_id="b"),))]
    desk.add(added)
    assert [(entry.article.id, entry.quote.text) for entry in desk.find()] == [("a", "no"), ("b", "no")]
    assert [problem.where for problem in desk.verify()] == [said.id]


def test_a_closed_desk_is_read_only(full: Desk) -> None:
    full.close()
    assert full.read_only
    assert len(full.find()) == 6
    with pytest.raises(DeskReadOnly):
        full.add([])
    with pytest.raises(DeskReadOnly):
        full.annotate([], marked=True)


def test_a_warm_desk_finds_what_a_cold_one_finds(full: Desk) -> None:
    full.warm()
    assert found(full, "sanct") == ["the"]
    middle = article("middle", "More sanctions.", published=date(2024, 6, 20))
    full.add([Extraction(middle, (quote(middle, "More sanctions"),))])
    full.warm()
    full.warm()
    assert found(full, "sanct") == ["More", "the"]
    assert not full.is_outdated()


def test_one_thread_reads_while_another_adds(desk: Desk) -> None:
    texts = [article(f"a{at}", f"One {at}. Two.", published=date(2024, 1, 1 + at % 28)) for at in range(200)]
    extractions = [Extraction(of, (quote(of, "One", speaker=PUTIN), quote(of, "Two"))) for of in texts]
    adding = Thread(target=desk.add, args=(iter(extractions),))
    adding.start()
    sizes = [0]
    while adding.is_alive():
        selection = desk.find(parse("country:RU two -three"))
        assert sum(facet.count for facet in selection.facets.countries) == len(list(selection)) == 0
        sizes.append(len(desk.find(parse("one"))))
    adding.join()
    assert sizes == sorted(sizes)
    assert len(desk.find(parse("one"))) == 200
