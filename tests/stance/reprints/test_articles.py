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


def words(first, last):
    """Different words, numbered."""
    return " ".join(f"w{number}" for number in range(first, last))


@pytest.mark.parametrize(("count", "is_kept"), [(32, False), (33, True)])
def test_a_text_of_30_runs_of_four_words_is_long_enough(count, is_kept):
    stories = Stories([("a", words(0, count))])
    assert len(stories) == is_kept
    assert (stories.match(words(0, count)) is not None) == is_kept


@pytest.mark.parametrize(("shared", "is_found"), [(69, False), (70, True)])
def test_seven_tenths_of_the_runs_make_a_copy(shared, is_found):
    known = words(0, 103)
    asked = f"{words(0, shared + 3)} {words(1000, 1100 - shared)}"
    assert (len(ngrams_of(known)), len(ngrams_of(asked))) == (100, 100)
    match = Stories([("a", known)]).match(asked)
    assert (match is not None) == is_found
    if match:
        assert (match.share, match.share_of_known, match.adds_little) == (0.7, 0.7, True)


def test_most_of_either_text_is_enough():
    short, long = words(0, 53), words(0, 103)
    in_long, in_short = Stories([("a", long)]).match(short), Stories([("a", short)]).match(long)
    assert (in_long.share, in_long.share_of_known, in_long.adds_little) == (1, 0.5, True)
    assert (in_short.share, in_short.share_of_known, in_short.adds_little) == (0.5, 1, False)


def test_of_several_the_one_that_holds_most_is_named():
    stories = Stories([("part", words(0, 90)), ("whole", words(0, 103)), ("more", words(0, 120))])
    assert stories.match(words(0, 103)).id == "whole"
