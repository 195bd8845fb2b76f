"""Languages: English is never taken for another, and others are named."""

import pytest

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
