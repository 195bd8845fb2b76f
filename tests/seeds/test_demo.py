"""What the dashboard shows of the articles that it is demonstrated with."""

from functools import cache
from importlib.resources import as_file, files

from stance.pipeline import extract
from stance.reading import read
from stance.registries import shipped
from store import memory_desk
from store.contract import Desk
from store.query import parse
from tui.comparison import sayings, turns


@cache
def demo() -> Desk:
    with as_file(files("seeds") / "articles") as samples:
        articles = list(read([samples]))
    desk = memory_desk()
    desk.add(extract(articles, registries=shipped()))
    return desk


def test_some_named_people_change_their_stance() -> None:
    turned = {(turn.speaker_id, turn.target.id) for turn in turns(sayings(demo(), parse("")))}
    assert len(turned) >= 2
    assert {speaker for speaker, _ in turned} <= {person.id for person in shipped().people}


def test_some_targets_have_a_long_time_line() -> None:
    said = sayings(demo(), parse(""))
    long = [target.name for target in said if len({saying.day for saying in said[target]}) >= 5]
    assert len(long) >= 3


def test_somebody_has_a_time_line_of_several_dates_toward_one_target() -> None:
    said = sayings(demo(), parse('speaker:"Donald Trump"'))
    assert any(len({saying.day for saying in found}) >= 3 for found in said.values())
