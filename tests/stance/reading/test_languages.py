"""Languages: English is never taken for another, and others are named."""

import pytest

from stance.reading import languages
from stance.reading.languages import english_only, other_language
from stance.records import Article
from tests.benchmarks.make_articles import story, text_of

TEXTS = {
    "French": (
        "Le président a déclaré mercredi que les deux pays s'aideraient mutuellement en cas de guerre. « Nous"
        " sommes unis », a dit son hôte après les entretiens qui ont duré deux heures dans la capitale."
    ),
    "German": (
        "Der Präsident sagte am Mittwoch, die beiden Länder würden einander im Kriegsfall helfen. „Wir stehen"
        " zusammen“, sagte sein Gastgeber nach den Gesprächen, die zwei Stunden gedauert hatten."
    ),
    "Russian": (
        "Президент заявил в среду, что две страны помогут друг другу в случае войны. «Мы вместе», сказал"
        " хозяин переговоров, которые продолжались два часа в столице страны."
    ),
    "Japanese": "大統領は水曜日、両国は戦争になった場合に互いに助け合うと述べた。" * 6,
}


@pytest.mark.parametrize("language", TEXTS)
def test_other_languages_are_named(language):
    assert other_language(TEXTS[language]) == language


@pytest.mark.parametrize("number", range(20))
def test_english_is_english(number):
    assert other_language(text_of(story(number))) is None


@pytest.mark.parametrize("text", ["", "Bonjour", "1,204 – 77%", "Xi, Putin, Modi, Macron, Scholz"])
def test_nothing_is_said_of_short_texts(text):
    assert other_language(text) is None


def test_articles_in_other_languages_are_told_of_and_left_out():
    english = Article("1", text_of(story(1)), "")
    french = Article("2", TEXTS["French"], "", url="https://news.example/fr")
    problems = []
    assert list(english_only([french, english], problems.append)) == [english]
    assert [str(problem) for problem in problems] == ["https://news.example/fr: is in French, not English"]


GERMAN = "Der Minister möchte morgen lange Briefe schreiben und dann lesen"
"""No word of it is one of English."""


@pytest.mark.parametrize(("letters", "language"), [(119, None), (120, "German")])
def test_120_letters_are_enough_to_tell(letters, language):
    text = (GERMAN + " ") * 3
    while sum(character.isalpha() for character in text) > letters:
        text = text[:-1]
    assert other_language(text) == language


@pytest.mark.parametrize(("english", "language"), [(9, "German"), (10, None)])
def test_a_fifth_of_english_function_words_is_english(english, language):
    words = [*GERMAN.split()] * 4 + ["the"] * english
    assert len(words) == 40 + english
    assert other_language(" ".join(words)) == language


def test_a_language_that_the_model_is_not_sure_of_is_not_named(monkeypatch):
    class Unsure:
        def __init__(self, probability):
            self.probability = probability

        def classify(self, text):
            return "de", self.probability

    text = (GERMAN + " ") * 3
    monkeypatch.setattr(languages, "_model", lambda: Unsure(0.949))
    assert other_language(text) is None
    monkeypatch.setattr(languages, "_model", lambda: Unsure(0.95))
    assert other_language(text) == "German"
