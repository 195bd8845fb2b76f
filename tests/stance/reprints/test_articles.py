"""The same story twice: rewrites are found, other stories of the same day are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.reprints.articles import MIN_NGRAMS, NGRAM_WORDS, Stories, ngrams_of
from tests.benchmarks.make_articles import TAILS, rewrite, story, text_of

STORIES = [text_of(story(number)) for number in range(60)]


@pytest.fixture(scope="module")
def known():
    return Stories((str(number), text) for number, text in enumerate(STORIES))


@pytest.mark.parametrize("number", range(20))
def test_a_rewrite_is_found_under_its_story(known, number):
    match = known.match(text_of(rewrite(number)))
    assert match.id == str(number)
    assert match.adds_little


def test_other_stories_in_the_same_turns_of_phrase_are_not(known):
    assert not any(known.match(text_of(story(number))) for number in range(60, 160))


def test_a_story_is_its_own_copy_whatever_its_case_and_punctuation(known):
    match = known.match(STORIES[7].upper().replace(",", " – ").replace("“", '"'))
    assert (match.id, match.share, match.share_of_known) == ("7", 1, 1)


def test_a_longer_print_is_known_to_add_something():
    headline, paragraphs = story(3)
    short = text_of((headline, paragraphs[:3]))
    match = Stories([("short", short)]).match(STORIES[3])
    assert match.id == "short"
    assert match.share_of_known == 1
    assert not match.adds_little


@pytest.mark.parametrize("text", ["", "Word", *TAILS, "“No,” he said."])
def test_short_texts_are_nobody_s_copies(text):
    stories = Stories([("a", text)])
    assert len(stories) == 0
    assert stories.match(text) is None


@given(st.lists(st.sampled_from(["war", "peace", "said", "the", "of"]), max_size=30))
def test_runs_are_as_many_as_the_words_allow(words):
    assert len(ngrams_of(" ".join(words))) <= max(0, len(words) - NGRAM_WORDS + 1)


@given(st.text(max_size=2000))
def test_any_text_that_is_long_enough_matches_itself(text):
    match = Stories([("a", text)]).match(text)
    assert (match is not None) == (len(ngrams_of(text)) >= MIN_NGRAMS)
