"""The analyst's work: what it changes, undo and redo, saved views, and articles added again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

import store
from stance.records import Extraction, Kind
from store.annotations import History, from_annotation, to_annotation
from store.contract import AddResult, Annotation, Correction, Desk, Sort, Verdict, View
from store.desk_errors import DeskReadOnly, DeskUnwritable, NotFound
from store.query import parse
from tests.store.examples import KIM, NATO, PUTIN, US, corpus, people, quote, targets

Reopen = Callable[[], Desk]

annotations = st.builds(
    Annotation,
    marked=st.booleans(),
    note=st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5),
    verdict=st.none() | st.sampled_from(Verdict),
    speaker=st.none() | people,
    scores=st.lists(st.builds(Correction, targets, st.floats(-1, 1)), max_size=2).map(tuple),
)


@pytest.fixture
def reopen(tmp_path: Path) -> Iterator[Reopen]:
    """Opens the same desk again and again."""
    opened: list[Desk] = []

    def reopen() -> Desk:
        for desk in opened:
            desk.close()
        opened.append(store.open_desk(tmp_path / "desk"))
        return opened[-1]

    yield reopen
    opened[-1].close()


def ids(desk: Desk, query: str) -> list[str]:
    return [entry.quote.id for entry in desk.find(parse(query))]


@given(annotations)
def test_an_annotation_comes_back_as_it_was(annotation: Annotation) -> None:
    assert to_annotation(from_annotation(annotation)) == annotation


@pytest.mark.parametrize(
    ("annotation", "is_dismissal"),
    [
        (Annotation(), False),
        (Annotation(verdict=Verdict.RIGHT), False),
        (Annotation(verdict=Verdict.WRONG), True),
        (Annotation(verdict=Verdict.WRONG, marked=True, note="Really?"), True),
        (Annotation(verdict=Verdict.WRONG, speaker=KIM), False),
        (Annotation(verdict=Verdict.WRONG, scores=(Correction(US, 0.0),)), False),
    ],
)
def test_what_is_wrong_and_not_corrected_is_dismissed(annotation: Annotation, is_dismissal: bool) -> None:
    assert annotation.is_dismissal is is_dismissal


def test_a_verdict_is_kept_and_found(full: Desk) -> None:
    first, second, *_ = ids(full, "")
    full.revise([first], lambda annotation: replace(annotation, verdict=Verdict.RIGHT))
    full.revise([second], lambda annotation: replace(annotation, verdict=Verdict.WRONG))
    assert (ids(full, "is:right"), ids(full, "is:wrong")) == ([first], [second])
    full.revise([first], lambda annotation: replace(annotation, verdict=None))
    assert ids(full, "is:right is:wrong") == [second]


def test_a_corrected_speaker_is_the_one_found_and_counted(full: Desk) -> None:
    [anonymous] = ids(full, "is:unattributed")
    full.revise([anonymous], lambda annotation: replace(annotation, speaker=KIM))
    entry = full.quote(anonymous)
    assert (entry.speaker, entry.quote.speaker) == (KIM, None)
    assert anonymous in ids(full, "speaker:kim")
    assert ids(full, "is:corrected") == [anonymous]
    assert ids(full, "is:unattributed") == []
    assert {facet.key: facet.count for facet in full.find().facets.countries} == {"RU": 2, "KP": 2, "BY": 1}
    full.undo()
    assert ids(full, "is:unattributed") == [anonymous]
    assert ids(full, "is:corrected") == []


def test_a_corrected_score_is_the_one_found_and_averaged(full: Desk) -> None:
    [entry] = full.find(parse("about:nato"))
    before = ids(full, "")
    scores = (Correction(NATO, 0.5), Correction(US, -1))
    full.revise([entry.quote.id], lambda annotation: replace(annotation, marked=True, scores=scores))
    [entry] = full.find(parse("about:nato stance:>0 is:marked"))
    assert [(stance.target, stance.score) for stance in entry.stances] == [(NATO, 0.5), (US, -1)]
    assert [stance.score for stance in entry.quote.stances] == [-0.4]
    assert ids(full, "about:US stance:<=-1") == [entry.quote.id]
    assert ids(full, "") == before
    assert list(full.verify()) == []


def test_undo_and_redo(full: Desk) -> None:
    first, second, *_ = ids(full, "")
    full.annotate([first, second], marked=True)
    full.annotate([first], note="compare")
    undone = full.undo()
    assert undone is not None
    assert (undone.changed_fields, list(undone.after)) == (("note",), [first])
    assert full.undo() is not None
    assert full.undo() is None
    assert ids(full, "is:marked is:noted") == []
    assert full.redo() is not None
    assert ids(full, "is:marked") == [first, second]
    assert ids(full, "is:noted") == []
    full.annotate([second], marked=False)
    assert full.redo() is None  # something else was done since
    full.undo()
    assert ids(full, "is:marked") == [first, second]


def test_what_changes_nothing_cannot_be_undone(full: Desk) -> None:
    full.annotate(ids(full, ""), marked=False, note=" ")
    full.annotate([], marked=True)
    assert full.undo() is None


def test_undo_and_redo_work_over_restarts(reopen: Reopen) -> None:
    desk = reopen()
    desk.add(corpus())
    first, second, *_ = ids(desk, "")
    desk.annotate([first], marked=True)
    desk.revise([second], lambda annotation: replace(annotation, speaker=KIM, verdict=Verdict.WRONG))
    reopen().undo()
    desk = reopen()
    assert desk.quote(second).annotation == Annotation()
    assert desk.redo() is not None
    desk = reopen()
    assert desk.quote(second).speaker == KIM
    assert second in ids(desk, "speaker:kim is:wrong")
    desk.undo()
    desk.undo()
    assert reopen().undo() is None


def test_old_changes_are_forgotten_their_effect_stays(full: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.annotations.DEPTH", 3)
    first = ids(full, "")[0]
    for note in "abcde":
        full.annotate([first], note=note)
    assert [full.undo() is not None for _ in range(4)] == [True, True, True, False]
    assert full.quote(first).annotation.note == "b"


def test_a_thousand_changes_can_be_undone() -> None:
    history = History()
    for _ in range(1001):
        history = history.with_change({}, {})
    assert sorted(history.changes) == list(range(2, 1002))
    undone = 0
    while (number := history.next_to_undo()) is not None:
        history = history.with_undone(number, True)
        undone += 1
    assert undone == 1000
    assert history.next_to_redo() == 2


def test_a_change_that_cannot_be_kept_is_not_made(reopen: Reopen, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = reopen()
    desk.add(corpus())
    first = ids(desk, "")[0]
    desk.annotate([first], marked=True)

    def failing(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("os.replace", failing)
        for change in (
            desk.undo,
            lambda: desk.annotate([first], note="lost"),
            lambda: desk.save_view(View("a", "")),
        ):
            with pytest.raises(DeskUnwritable):
                change()
    assert desk.quote(first).annotation == Annotation(marked=True)
    assert desk.views() == ()
    second = ids(desk, "")[1]
    desk.annotate([second], marked=True)
    desk = reopen()
    assert (ids(desk, "is:marked"), ids(desk, "is:noted")) == ([first, second], [])
    desk.undo()
    desk.undo()
    assert desk.quote(first).annotation == Annotation()


def test_views_are_kept_replaced_and_dropped(reopen: Reopen) -> None:
    desk = reopen()
    desk.save_view(View("Moscow", "country:RU", Sort.AGAINST))
    desk.save_view(View("Pyongyang", "country:KP"))
    desk.save_view(View("Moscow", "country:RU about:US"))
    desk = reopen()
    assert desk.views() == (View("Moscow", "country:RU about:US"), View("Pyongyang", "country:KP"))
    desk.drop_view("Moscow")
    desk.drop_view("nowhere")
    assert [view.name for view in reopen().views()] == ["Pyongyang"]


def test_a_closed_desk_takes_no_work(full: Desk) -> None:
    full.close()
    for change in (full.undo, full.redo, lambda: full.save_view(View("a", "")), lambda: full.drop_view("a")):
        with pytest.raises(DeskReadOnly):
            change()


# -- adding again ----------------------------------------------------------------------------------------


def with_newer_rules() -> list[Extraction]:
    """The examples as better rules find them: one quote corrected, one gone, one more."""
    summit, *rest = corpus()
    first, second, _ = summit.quotes
    more = quote(summit.article, "Observers", speaker=PUTIN)
    return [Extraction(summit.article, (replace(first, kind=Kind.MIXED, stances=()), second, more)), *rest]


def test_adding_again_brings_what_is_found_now(full: Desk) -> None:
    order = [entry.article.id for entry in full.find()]
    added = full.add(with_newer_rules(), again=True)
    assert added == AddResult(articles_known=4, quotes_new=1, quotes_known=4, quotes_changed=1, quotes_gone=1)
    assert ids(full, "doubt") == []
    assert len(ids(full, "kind:mixed country:RU")) == 1
    assert [facet.count for facet in full.find().facets.topics] == [1, 1]
    assert [entry.article.id for entry in full.find()] == order
    assert full.add(with_newer_rules(), again=True) == AddResult(articles_known=4, quotes_known=6)
    assert list(full.verify()) == []


def test_adding_again_never_takes_the_analysts_work(reopen: Reopen) -> None:
    desk = reopen()
    desk.add(corpus())
    first, _, third = (found.id for found in corpus()[0].quotes)
    desk.annotate([third], note="mine")
    desk.revise([first], lambda annotation: replace(annotation, scores=(Correction(US, 0.9),), marked=True))
    for added in (desk.add(with_newer_rules(), again=True), reopen().add(with_newer_rules(), again=True)):
        assert (added.quotes_gone, added.quotes_held) == (0, 1)
    desk = reopen()
    assert ids(desk, "is:noted") == [third]
    assert ids(desk, "stance:0.9 is:marked about:US kind:mixed") == [first]
    assert [entry.quote.id for entry in desk.find()].count(first) == 1


def test_an_article_whose_date_was_corrected_stays_in_its_file(reopen: Reopen) -> None:
    desk = reopen()
    desk.add(corpus())
    [summit, *_] = with_newer_rules()
    dated = replace(summit, article=replace(summit.article, published=date(2024, 6, 18)))
    later = replace(dated, article=replace(dated.article, published=date(2024, 8, 1)))
    for again in (dated, replace(later, quotes=later.quotes[:1])):
        reopen().add([again], again=True)
    desk = reopen()
    assert list(desk.verify()) == []
    assert desk.find()[0].article.published == date(2024, 8, 1)


def test_what_is_read_better_of_an_article_is_kept_too(reopen: Reopen) -> None:
    desk = reopen()
    desk.add(corpus())
    titled = [replace(found, article=replace(found.article, title="Better")) for found in corpus()]
    assert desk.add(titled, again=True) == AddResult(articles_known=4, quotes_known=6)
    assert {kept.title for kept in reopen().articles()} == {"Better"}


def test_a_quote_that_comes_back_has_its_annotation(reopen: Reopen, tmp_path: Path) -> None:
    desk = reopen()
    desk.add(corpus())
    marked = corpus()[1].quotes[1].id
    desk.revise([marked], lambda annotation: replace(annotation, speaker=KIM, note="mine"))
    (tmp_path / "desk" / "articles" / "2024-07.json").unlink()
    desk = reopen()
    with pytest.raises(NotFound):
        desk.quote(marked)
    desk.add(corpus())
    assert marked in ids(desk, "speaker:kim is:noted")


def test_another_text_is_not_taken_again(full: Desk) -> None:
    [first, *_] = corpus()
    other = replace(first.article, text="Quite another text.", sha256="0" * 64)
    assert full.add([Extraction(other, ())], again=True) == AddResult(articles_known=1, clashes=("summit",))
    assert len(full.find()) == 6


class WorkMachine(RuleBasedStateMachine):
    """Any row of changes against the plainest model: a list of states, and a place in it."""

    def __init__(self) -> None:
        super().__init__()
        self.desk = store.memory_desk()
        self.desk.add(corpus())
        self.ids = [found.id for extraction in corpus() for found in extraction.quotes]
        self.states: list[dict[str, Annotation]] = [{key: Annotation() for key in self.ids}]
        self.at = 0

    @rule(which=st.sets(st.integers(0, 5)), annotation=annotations)
    def revise(self, which: set[int], annotation: Annotation) -> None:
        state = {**self.states[self.at], **{self.ids[at]: annotation for at in which}}
        self.desk.revise([self.ids[at] for at in which], lambda _: annotation)
        if state != self.states[self.at]:
            self.states[self.at + 1 :] = [state]
            self.at += 1

    @rule()
    def undo(self) -> None:
        assert (self.desk.undo() is not None) == (self.at > 0)
        self.at = max(self.at - 1, 0)

    @rule()
    def redo(self) -> None:
        assert (self.desk.redo() is not None) == (self.at < len(self.states) - 1)
        self.at = min(self.at + 1, len(self.states) - 1)

    @rule()
    def add_again(self) -> None:
        self.desk.add(corpus(), again=True)

    @invariant()
    def the_desk_shows_the_state(self) -> None:
        entries = {entry.quote.id: entry for entry in self.desk.find()}
        assert {key: entry.annotation for key, entry in entries.items()} == self.states[self.at]
        for facet in self.desk.find().facets.speakers:
            speaking = [
                entry for entry in entries.values() if entry.speaker and entry.speaker.id == facet.key
            ]
            assert len(speaking) == facet.count
        marked = {entry.quote.id for entry in self.desk.find(parse("is:marked"))}
        assert marked == {key for key, entry in entries.items() if entry.annotation.marked}


TestWorkMachine = WorkMachine.TestCase
TestWorkMachine.settings = settings(max_examples=25, stateful_step_count=15)
