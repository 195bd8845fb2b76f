"""Clusters: the same quote in different articles, whole, trimmed and edited; different quotes stay apart."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.records import Act, Kind, Quote, Speaker, SpeakerKind
from stance.reprints.quotes import clusters

WHOLE = "We will never accept threats from any neighbour, and we stand by the treaty"
ANNA = Speaker("anna-berg", "Anna Berg", SpeakerKind.PERSON)
BORIS = Speaker("boris-dahl", "Boris Dahl", SpeakerKind.PERSON)
OFFICIALS = Speaker("officials", "officials", SpeakerKind.GROUP, named=False)


def quote(id, text, *, article=None, speaker=ANNA):
    """A quote in an article of its own."""
    return Quote(
        id,
        article or f"article-{id}",
        Kind.DIRECT,
        Act.SPEECH,
        text,
        ((0, len(text)),),
        None,
        None,
        speaker,
        (speaker,) if speaker else (),
        1,
        "r",
    )


def prints(*quotes):
    """The ids of each cluster's prints."""
    return [[variant.quote.id for variant in cluster.variants] for cluster in clusters(quotes)]


def test_a_trimmed_print_joins_the_whole_one_and_says_what_it_cut():
    trimmed = quote("1", "We will never accept threats from any neighbour")
    [cluster] = clusters([trimmed, quote("2", WHOLE)])
    fullest, cut = cluster.variants
    assert fullest.quote.text == WHOLE
    assert (fullest.cut, fullest.put) == ((), ())
    assert cut.quote == trimmed
    assert (cut.cut, cut.put) == (("and we stand by the treaty",), ())


def test_an_edited_print_says_what_was_put_in():
    edited = quote("1", "We shall never accept threats from any neighbour, and we stand by the treaty")
    [cluster] = clusters([quote("2", WHOLE), edited])
    assert [(variant.cut, variant.put) for variant in cluster.variants] == [((), ()), (("will",), ("shall",))]


def test_marks_and_case_make_no_difference():
    other = quote("2", "“we will never accept threats — from any neighbour; and we stand by the Treaty.”")
    assert prints(quote("1", WHOLE), other) == [["1", "2"]]


def test_different_quotes_stay_apart():
    others = [
        "We will never accept that this government speaks of peace while it sells weapons abroad",
        "They stand by the treaty, as everybody knows, and will never leave it for money",
    ]
    assert prints(quote("1", WHOLE), *(quote(str(at + 2), text) for at, text in enumerate(others))) == []


def test_small_words_in_the_same_order_are_no_reprint():
    long = "I don't blame them, they just don't want to run against her, and I wouldn't want to have to"
    assert prints(quote("1", long), quote("2", "I don't want to have fisticuffs")) == []


def test_two_named_speakers_are_two_quotes():
    assert prints(quote("1", WHOLE), quote("2", WHOLE, speaker=BORIS)) == []


def test_an_unknown_or_unnamed_speaker_speaks_against_nothing():
    assert prints(
        quote("1", WHOLE), quote("2", WHOLE, speaker=None), quote("3", WHOLE, speaker=OFFICIALS)
    ) == [["1", "2", "3"]]


def test_what_one_article_repeats_is_no_reprint():
    assert prints(quote("1", WHOLE, article="a"), quote("2", WHOLE, article="a")) == []


def test_a_short_phrase_can_be_anybody_s():
    assert prints(quote("1", "a serious mistake"), quote("2", "a serious mistake")) == []


def test_a_split_quote_is_known_by_its_words():
    split = quote("2", "We will never accept threats … from any neighbour, and we stand by the treaty")
    assert prints(quote("1", WHOLE), split) == [["1", "2"]]


def numbered(*spans):
    """Different words by number, span after span."""
    return " ".join(f"w{number}" for first, last in spans for number in range(first, last))


@pytest.mark.parametrize(("count", "expected"), [(5, []), (6, [["1", "2"]])])
def test_six_words_are_enough(count, expected):
    assert prints(quote("1", numbered((0, count))), quote("2", numbered((0, count)))) == expected


@pytest.mark.parametrize(("shared", "expected"), [(7, []), (8, [["2", "1"]])])
def test_eight_tenths_of_the_shorter_quote_are_enough(shared, expected):
    shorter = numbered((0, shared), (100, 110 - shared))
    assert prints(quote("1", shorter), quote("2", numbered((0, 20)))) == expected


@pytest.mark.parametrize(("run", "expected"), [(3, []), (4, [["2", "1"]])])
def test_only_four_words_at_once_count(run, expected):
    shorter = numbered((0, run), (100, 101), (10, 10 + run))
    assert prints(quote("1", shorter), quote("2", numbered((0, 20)))) == expected


def test_what_200_quotes_share_is_a_phrase_of_the_day():
    [cluster] = clusters(quote(str(number), WHOLE) for number in range(202))
    assert len(cluster.variants) == 200


def test_of_two_as_long_the_first_is_the_fullest():
    assert prints(quote("1", WHOLE), quote("2", WHOLE.upper()), quote("3", WHOLE)) == [["1", "2", "3"]]


def test_an_article_that_repeats_a_quote_is_a_reprint_only_beside_another():
    twice = quote("1", WHOLE, article="a"), quote("2", WHOLE, article="a")
    assert prints(*twice) == []
    assert prints(twice[0], quote("3", WHOLE, article="b"), twice[1]) == [["1", "3", "2"]]


def test_unnamed_speakers_are_never_two():
    others = Speaker("aides", "aides", SpeakerKind.GROUP, named=False)
    assert prints(quote("1", WHOLE, speaker=OFFICIALS), quote("2", WHOLE, speaker=others)) == [["1", "2"]]


TEXTS = st.lists(st.sampled_from(WHOLE.split()), min_size=1, max_size=14).map(" ".join)


@given(st.lists(TEXTS, max_size=12), st.randoms())
def test_each_quote_is_in_one_cluster_at_most_and_none_is_lost(texts, random):
    quotes = [quote(str(at), text, article=f"a{random.randrange(4)}") for at, text in enumerate(texts)]
    found = [variant.quote.id for cluster in clusters(quotes) for variant in cluster.variants]
    assert len(found) == len(set(found))
    for cluster in clusters(quotes):
        assert len({variant.quote.article_id for variant in cluster.variants}) > 1


@given(TEXTS)
def test_what_was_cut_stands_in_the_fullest_print(text):
    for cluster in clusters([quote("1", WHOLE), replace(quote("2", text), article_id="b")]):
        fullest, *others = cluster.variants
        assert all(words in fullest.quote.text for variant in others for words in variant.cut)
        assert all(words in variant.quote.text for variant in others for words in variant.put)
