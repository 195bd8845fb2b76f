from __future__ import annotations

import store
from tests.benchmarks.make_desk import extractions


def test_the_synthetic_desk_is_sound_and_the_same_every_time() -> None:
    made = list(extractions(45))
    assert made == list(extractions(45))
    desk = store.memory_desk()
    assert desk.add(made).quotes_new == 45
    assert list(desk.verify()) == []
