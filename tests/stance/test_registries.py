import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stance.errors import RegistryError
from stance.parsing import parse
from stance.registries import Country, Person, Registries, Role, load, shipped
from tests.stance.marked import mentioned

FILES = ("countries.toml", "speakers.toml", "organisations.toml", "topics.toml")
MEDIA_TOPICS = {
    "medtop:20000639": "diplomacy",
    "medtop:20000641": "treaty",
    "medtop:20000642": "economic sanction",
    "medtop:20000635": "nuclear policy",
    "medtop:20000602": "military weaponry and equipment",
    "medtop:20000056": "armed conflict",
    "medtop:20000062": "war",
    "medtop:20000076": "peace talks",
    "medtop:20000643": "foreign aid",
    "medtop:20000645": "refugees",
    "medtop:20000053": "act of terror",
    "medtop:20000605": "espionage and intelligence",
    "medtop:20000066": "protests",
    "medtop:20000640": "summit meeting",
    "medtop:16000000": "conflict, war and peace",
}


def country(code: str, registries: Registries | None = None) -> Country:
    return next(entry for entry in (registries or shipped()).countries if entry.code == code)


def person(id: str, registries: Registries | None = None) -> Person:
    return next(entry for entry in (registries or shipped()).people if entry.id == id)


def slug(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name.translate(str.maketrans("øØłŁı", "oOlLi", "'’")))
    return re.sub(r"[^a-z0-9]+", "-", folded.encode("ascii", "ignore").decode().lower()).strip("-")


class TestShipped:
    def test_is_read_once(self) -> None:
        assert shipped() is shipped()

    def test_holds_every_country_and_the_topics_of_the_media_topics(self) -> None:
        assert len(shipped().countries) >= 249
        assert {topic.id: topic.label for topic in shipped().topics} == MEDIA_TOPICS
        assert len(shipped().people) >= 100

    @pytest.mark.parametrize(
        ("code", "name", "words"),
        [
            ("RU", "Russia", {"Russian Federation", "Russian", "Russians", "Moscow", "Kremlin"}),
            ("US", "US", {"U.S.", "United States", "Americans", "Washington", "White House"}),
            ("GB", "UK", {"Britain", "United Kingdom", "British", "Britons", "London", "Downing Street"}),
            ("KP", "North Korea", {"DPRK", "North Koreans", "Pyongyang"}),
            ("KR", "South Korea", {"ROK", "South Korean", "Seoul", "Blue House"}),
            ("UA", "Ukraine", {"Ukrainians", "Kyiv", "Kiev"}),
            ("TR", "Turkey", {"Türkiye", "Turkish", "Turks", "Ankara"}),
            ("PS", "Palestinian territories", {"Palestine", "Palestinians", "Gaza", "Ramallah"}),
            ("XK", "Kosovo", {"Kosovan", "Pristina"}),
            ("AL", "Albania", {"Republic of Albania", "Albanian", "Albanians", "Tirana"}),
            ("CZ", "Czech Republic", {"Czechia", "Czech", "Czechs", "Prague"}),
        ],
    )
    def test_countries_bear_the_names_that_newspapers_give_them(
        self, code: str, name: str, words: set[str]
    ) -> None:
        assert country(code).name == name
        assert words <= set(country(code).words)

    @pytest.mark.parametrize(("code", "word"), [("GE", "Georgia"), ("JO", "Jordan"), ("TD", "Chad")])
    def test_words_that_mean_other_things_are_marked(self, code: str, word: str) -> None:
        assert word in country(code).ambiguous

    def test_no_two_entries_share_a_word_unless_it_is_marked_in_each(self) -> None:
        holders = defaultdict(list)
        for entry in (*shipped().countries, *shipped().people, *shipped().organisations):
            for word in set(entry.words):
                holders[word].append(word in entry.ambiguous)
        assert not [word for word, marked in holders.items() if len(marked) > 1 and not all(marked)]

    def test_ids_are_slugs_of_names(self) -> None:
        for entry in (*shipped().people, *shipped().organisations):
            assert entry.id == slug(entry.name)

    def test_western_is_an_adjective_of_the_west_and_no_part_of_a_name(self) -> None:
        text = "Western envoys in Western Sahara met a man of Western Union."
        found = [m.target.id for m in mentioned(parse(text), shipped())]
        assert found.count("the-west") == 1
        assert "EH" in found

    def test_every_affiliation_is_a_known_organisation(self) -> None:
        known = {word for organisation in shipped().organisations for word in organisation.words}
        named = {role.affiliation for entry in shipped().people for role in entry.roles if role.affiliation}
        assert named <= known

    def test_keywords_are_lower_case_and_of_one_topic(self) -> None:
        keywords = [word for topic in shipped().topics for word in (*topic.keywords, *topic.signs)]
        assert keywords == [word.lower() for word in keywords]
        assert len(keywords) == len(set(keywords))

    @pytest.mark.parametrize(
        ("id", "day", "expected"),
        [
            ("donald-trump", date(2018, 5, 1), ("president", None, "US")),
            ("donald-trump", date(2023, 5, 1), None),
            ("donald-trump", date(2025, 1, 20), ("president", None, "US")),
            ("boris-johnson", date(2018, 1, 1), ("foreign secretary", None, "GB")),
            ("boris-johnson", date(2022, 9, 5), ("prime minister", None, "GB")),
            ("boris-johnson", date(2022, 9, 6), None),
            ("mark-rutte", date(2024, 7, 1), ("prime minister", None, "NL")),
            ("mark-rutte", date(2024, 12, 3), ("secretary general", "Nato", None)),
            ("wang-yi", date(2023, 3, 1), None),
            ("dorothy-shea", date(2025, 1, 8), ("deputy ambassador to the UN", None, "US")),
        ],
    )
    def test_a_role_is_that_of_the_day(self, id: str, day: date, expected: object) -> None:
        role = person(id).role_on(day)
        assert (role and (role.title, role.affiliation, role.country)) == expected

    def test_importing_the_registries_loads_no_country_library(self) -> None:
        code = (
            "import sys, stance.registries; print({'pycountry', 'countryinfo', 'spacy'} & set(sys.modules))"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == "set()"


class TestLoad:
    def test_without_files_gives_the_shipped_ones(self, tmp_path: Path) -> None:
        assert load(tmp_path) == shipped()
        assert load(tmp_path / "nowhere") == shipped()

    def test_overrides_what_is_given_and_keeps_the_rest(self, tmp_path: Path) -> None:
        (tmp_path / "countries.toml").write_text('[TR]\nname = "Türkiye"\n', encoding="utf-8")
        changed = country("TR", load(tmp_path))
        assert changed.name == "Türkiye"
        assert changed.demonyms == country("TR").demonyms
        assert country("TR").name == "Turkey"

    def test_adds_entries_of_every_kind(self, tmp_path: Path) -> None:
        (tmp_path / "countries.toml").write_text('[XS]\nname = "Somaliland"\ndemonyms = ["Somalilander"]\n')
        (tmp_path / "speakers.toml").write_text(
            '[jane-doe]\nname = "Jane Doe"\ngender = "f"\ncountry = "XS"\n'
            'roles = [{title = "mayor", since = 2020-01-01}, {title = "chair", affiliation = "Acme"}]\n'
        )
        (tmp_path / "organisations.toml").write_text('[acme]\nname = "Acme"\ncountry = "XS"\n')
        (tmp_path / "topics.toml").write_text(
            '["desk:water"]\nname = "water"\nlabel = "water supply"\nkeywords = ["reservoir"]\n'
        )
        registries = load(tmp_path)
        assert country("XS", registries).demonyms == ("Somalilander",)
        assert [entry.code for entry in registries.countries] == sorted(e.code for e in registries.countries)
        assert person("jane-doe", registries).roles == (
            Role("mayor", country="XS", since=date(2020, 1, 1)),
            Role("chair", affiliation="Acme"),
        )
        assert registries.organisations[-1].country == "XS"
        assert registries.topics[-1].keywords == ("reservoir",)

    def test_reads_the_files_anew_each_time(self, tmp_path: Path) -> None:
        (tmp_path / "topics.toml").write_text('["medtop:20000062"]\nname = "wars"\n')
        assert {topic.name for topic in load(tmp_path).topics} >= {"wars"}
        (tmp_path / "topics.toml").unlink()
        assert load(tmp_path) == shipped()

    @pytest.mark.parametrize(
        ("file", "content", "reason"),
        [
            ("countries.toml", "[XXX]\nname = 'Nowhere'", "XXX: is no code of a country"),
            ("countries.toml", "[ru]\nname = 'Russia'", "ru: is no code of a country"),
            ("countries.toml", "[XS]\ndemonyms = ['Somalilander']", "XS: lacks a name"),
            ("countries.toml", "[RU]\nnmae = 'Russia'", "RU: has an unknown key 'nmae'"),
            ("countries.toml", "[RU]\ncode = 'US'", "RU: has an unknown key 'code'"),
            ("countries.toml", "[RU]\nname = 7", "RU: name must be a line of text"),
            ("countries.toml", "[RU]\nname = ' '", "RU: name must be a line of text"),
            ("countries.toml", '[RU]\nname = "Rus\\nsia"', "RU: name must be a line of text"),
            ("countries.toml", "[RU]\nseats = 'Moscow'", "RU: seats must be a list"),
            ("countries.toml", "[RU]\nseats = [1]", "RU: seats must be a line of text"),
            (
                "countries.toml",
                "[RU]\nambiguous = ['Rus']",
                "RU: is ambiguous as 'Rus', which is none of its",
            ),
            ("countries.toml", "RU = 'Russia'", "RU: is not a table"),
            ("countries.toml", "[RU]\nname = 'US'", "RU: has the same name as US, 'US'"),
            ("countries.toml", "[RU]\n[RU]", "is not valid TOML: "),
            ("countries.toml", "[RU", "is not valid TOML: "),
            ("speakers.toml", "[jane-doe]\ncountry = 'GB'", "jane-doe: lacks a name"),
            ("speakers.toml", "['Jane Doe']\nname = 'Jane Doe'", "Jane Doe: is no id of a person"),
            ("speakers.toml", '["a\\nb"]\nname = "Jane Doe"', "a\\nb: is no id of a person"),
            ("speakers.toml", "[a]\nname = 'A'\ncountry = 'ZQ'", "a: names an unknown country 'ZQ'"),
            ("speakers.toml", "[a]\nname = 'A'\ngender = 'x'", 'a: gender must be "f" or "m"'),
            ("speakers.toml", "[a]\nname = 'A'\nroles = 'x'", "a: roles must be a list"),
            ("speakers.toml", "[a]\nname = 'A'\nroles = ['x']", "a: roles is not a table"),
            ("speakers.toml", "[a]\nname = 'A'\nroles = [{}]", "a: roles lacks a title"),
            (
                "speakers.toml",
                "[a]\nname = 'A'\nroles = [{title = 'b', country = 'ZQ'}]",
                "a: names an unknown country 'ZQ'",
            ),
            (
                "speakers.toml",
                "[a]\nname = 'A'\nroles = [{title = 'b', since = '2024-06-19'}]",
                "a: roles since must be a date such as 2024-06-19",
            ),
            (
                "speakers.toml",
                "[a]\nname = 'A'\nroles = [{title = 'b', until = 2024-06-19T00:00:00}]",
                "a: roles until must be a date such as 2024-06-19",
            ),
            (
                "speakers.toml",
                "[a]\nname = 'A'\nroles = [{title = 'b', since = 2024-06-31}]",
                "is not valid TOML: ",
            ),
            (
                "speakers.toml",
                "[a]\nname = 'A'\nroles = [{title = 'b', since = 2024-06-19, until = 2024-06-19}]",
                "a: roles has a b until 2024-06-19, which is not after 2024-06-19",
            ),
            ("organisations.toml", "[acme]\nname = 'Acme'\ncountry = 'ZQ'", "acme: names an unknown country"),
            ("topics.toml", "[water]\nname = 'water'\nlabel = 'water'", "water: is no id of a topic"),
            ("topics.toml", "['desk:water']\nname = 'water'", "desk:water: lacks a label"),
            (
                "topics.toml",
                "['desk:war']\nname = 'war'\nlabel = 'war'",
                "has the same name as medtop:20000062",
            ),
        ],
    )
    def test_a_mistake_is_named_in_one_line(
        self, tmp_path: Path, file: str, content: str, reason: str
    ) -> None:
        (tmp_path / file).write_text(content, encoding="utf-8")
        with pytest.raises(RegistryError) as raised:
            load(tmp_path)
        message = str(raised.value)
        assert message.startswith(f"{tmp_path / file}: {reason}") or reason in message
        assert message.startswith(str(tmp_path / file))
        assert len(message.splitlines()) == 1

    @pytest.mark.parametrize("file", FILES)
    def test_what_is_no_text_is_named(self, tmp_path: Path, file: str) -> None:
        (tmp_path / file).write_bytes(b"\xff\xfe\x00[")
        with pytest.raises(RegistryError, match=f"{file}: is not UTF-8 text"):
            load(tmp_path)

    def test_what_can_t_be_read_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "topics.toml").mkdir()
        with pytest.raises(RegistryError, match=r"topics\.toml: can.t be read: Is a directory"):
            load(tmp_path)
        with pytest.raises(RegistryError, match=r"countries\.toml: can.t be read: Not a directory"):
            load(Path(__file__))


days = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(since=days, length=st.integers(1, 4000), day=days)
def test_a_role_is_held_from_its_first_day_to_the_day_before_its_end(
    since: date, length: int, day: date
) -> None:
    role = Role("mayor", since=since, until=since + timedelta(days=length))
    assert role.held_on(day) == (0 <= (day - since).days < length)
    assert not role.held_on(None)
