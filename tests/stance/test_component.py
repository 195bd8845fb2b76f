"""The spaCy component: the quotes of a Doc from anybody's pipeline."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import stance
from stance.component import NAME
from stance.errors import ModelError, RegistryError
from stance.parsing import PACKAGES, adopt, parse

ROOT = Path(__file__).parent.parent.parent
MODEL = next(filter(spacy.util.is_package, PACKAGES))
TEXT = (
    "A storm over the bridge\n\n“It’s safe,” said Mara Holt, the mayor of Elmford.\n"
    "She accused Norway of “emptying the shelf”\n\n \n"
    "Olin Reed told the council that the pillars had moved. ‘I saw it,’ he said."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load(MODEL)
    pipeline.add_pipe(NAME)
    return pipeline


def told(doc: Doc) -> list[tuple[str, str | None]]:
    return [(quote.text, quote.speaker and quote.speaker.name) for quote in doc._.quotes]


def test_quotes_have_offsets_into_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert told(doc) == [
        ("“It’s safe,”", "Mara Holt"),
        ("Norway of “emptying the shelf”", "Mara Holt"),
        ("that the pillars had moved", "Olin Reed"),
        ("‘I saw it,’", "Olin Reed"),
    ]
    for quote in doc._.quotes:
        assert " … ".join(doc.text[start:end] for start, end in quote.content) == quote.text


def test_ids_are_those_of_the_front_door(nlp: Language) -> None:
    assert {quote.article_id for quote in nlp(TEXT)._.quotes} == {stance.article(TEXT).id}


def test_the_rest_of_the_doc_is_left_alone(nlp: Language) -> None:
    with nlp.select_pipes(disable=[NAME]):
        plain = nlp(TEXT)
    assert plain._.quotes == ()
    doc = nlp(TEXT)
    assert doc.to_bytes(exclude=["user_data"]) == plain.to_bytes(exclude=["user_data"])
    assert [sentence.text for sentence in doc.sents] == [sentence.text for sentence in plain.sents]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "It was cold.", "“", "\x00"])
def test_a_doc_without_quotes_has_none(nlp: Language, text: str) -> None:
    assert nlp(text)._.quotes == ()


def test_many_docs_keep_their_order(nlp: Language) -> None:
    texts = [TEXT, "", "Olin Reed said it was late."]
    assert [told(doc) for doc in nlp.pipe(texts)] == [told(nlp(text)) for text in texts]


def test_processes_hand_the_quotes_on(nlp: Language) -> None:
    assert [doc._.quotes for doc in nlp.pipe([TEXT, ""], n_process=2)] == [nlp(TEXT)._.quotes, ()]


def test_quotes_are_kept_with_the_doc(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.quotes == doc._.quotes
    box = DocBin(store_user_data=True, docs=[doc])
    (again,) = DocBin(store_user_data=True).from_bytes(box.to_bytes()).get_docs(nlp.vocab)
    assert again._.quotes == doc._.quotes


def test_a_pipeline_is_kept_with_the_component(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.pipe_names == nlp.pipe_names
    assert again(TEXT)._.quotes == nlp(TEXT)._.quotes


def test_registries_may_be_a_folders(tmp_path: Path) -> None:
    (tmp_path / "speakers.toml").write_text(
        '[mara-holt]\nname = "Mara Holt"\ncountry = "NZ"\n', encoding="utf-8"
    )
    pipeline = spacy.load(MODEL)
    pipeline.add_pipe(NAME, config={"registries": str(tmp_path)})
    assert pipeline(TEXT)._.quotes[0].speaker.country == "NZ"
    (tmp_path / "speakers.toml").write_text("nonsense", encoding="utf-8")
    with pytest.raises(RegistryError):
        pipeline.add_pipe(NAME, "again", config={"registries": str(tmp_path)})


def test_a_doc_without_a_parse_is_refused() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe(NAME)
    with pytest.raises(ModelError, match="has no parser, tagger"):
        pipeline("Mara Holt said it was late.")


def sentences(doc: Doc) -> Iterator[str]:
    return (sentence.text.strip() for sentence in doc.sents if sentence.text.strip())


def test_an_adopted_doc_keeps_sentences_in_their_paragraphs() -> None:
    doc = adopt(spacy.load(MODEL)(TEXT))
    ours = parse(TEXT)
    assert len(doc.text) == len(TEXT)
    assert [token.text for token in doc if not token.is_space] == [t.text for t in ours if not t.is_space]
    assert all("\n" not in sentence for sentence in sentences(doc))
    for token in doc:
        between = doc.text[min(token.idx, token.head.idx) : max(token.idx, token.head.idx)]
        assert token.i == token.head.i or "\n" not in between


def test_the_entry_point_brings_the_component_without_an_import(tmp_path: Path) -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]
    (installed := tmp_path / "onrecord_here-0.dist-info").mkdir()
    (installed / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: onrecord-here\nVersion: 0\n", encoding="utf-8"
    )
    lines = [f"{name} = {where}" for name, where in declared["spacy_factories"].items()]
    (installed / "entry_points.txt").write_text(
        "\n".join(["[spacy_factories]", *lines, ""]), encoding="utf-8"
    )
    code = f"import spacy; print(spacy.blank('en').add_pipe({NAME!r}))"
    path = os.pathsep.join((str(tmp_path), str(ROOT)))
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "QuoteFinder" in ran.stdout
