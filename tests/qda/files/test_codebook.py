"""A codebook as a file: what is written is read, one change is one small difference, and mistakes are named by line."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from difflib import unified_diff
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qda import errors
from qda.files.codebook import read_codebook, write_codebook
from qda.model import Codebook, CodeEntry

Says = Callable[..., None]
InWords = Callable[[Path], AbstractContextManager[None]]

BOOK = Codebook(
    "Innkjøp sammen",
    "nb",
    (
        CodeEntry(
            guid="k4wz7mqa2p",
            name="Forankring",
            definition=(
                "Hvem som har sagt ja til arbeidet og står bak det. Gjelder både vedtak og holdninger. "
                "Der ingen er nevnt, brukes denne."
            ),
            include="Vedtak: også utsatte # ikke møter",
            colour="#0072B2",
            shortcut="a",
            cues=("forankr*", "vedtak", "no"),
            codes=(
                CodeEntry(guid="8xj2nrb5tw", name="Politisk"),
                CodeEntry(guid="12345678", name="Administrativ", example="«Ja.»\n«Nei.»"),
            ),
        ),
        CodeEntry(
            guid="nfrr2ue6vy",
            name="Mobilisering",
            ordered=True,
            codes=(CodeEntry(guid="9s5gqwj8ka", name="1 Oppvåkning"), CodeEntry(guid="b5b8azpvvd", name="2: Ja")),
        ),
    ),
)


def refused(folder: Path, text: str) -> errors.CodebookUnreadable:
    path = folder / "bok.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(errors.CodebookUnreadable) as refusal:
        read_codebook(path)
    return refusal.value


def differing(before: Codebook, after: Codebook, folder: Path) -> tuple[list[str], list[str]]:
    """The lines that go and the lines that come; in one place of the file."""
    texts = []
    for book in (before, after):
        write_codebook(book, folder / "bok.yaml")
        texts.append((folder / "bok.yaml").read_text(encoding="utf-8").split("\n"))
    lines = list(unified_diff(*texts, lineterm="", n=0))[2:]
    assert sum(line.startswith("@@") for line in lines) == 1
    gone, come = ([line[1:].strip() for line in lines if line[0] == sign] for sign in "-+")
    return gone, come


def with_first(book: Codebook, **changed: object) -> Codebook:
    return replace(book, codes=(replace(book.codes[0], **changed), *book.codes[1:]))


# --------------------------------------------------------------------------- writing and reading


def test_a_codebook_is_written_as_a_person_would(tmp_path: Path) -> None:
    write_codebook(BOOK, tmp_path / "bok.yaml")
    assert (tmp_path / "bok.yaml").read_bytes().decode("utf-8") == (
        """\
# En kodebok for Sitat: rediger den fritt, og behold id-ene.
codebook: Innkjøp sammen
language: nb
codes:
  - name: Forankring
    id: k4wz7mqa2p
    colour: "#0072B2"
    shortcut: a
    definition: >-
      Hvem som har sagt ja til arbeidet og står bak det.
      Gjelder både vedtak og holdninger.
      Der ingen er nevnt, brukes denne.
    include: "Vedtak: også utsatte # ikke møter"
    cues:
      - forankr*
      - vedtak
      - "no"
    codes:
      - name: Politisk
        id: 8xj2nrb5tw
      - name: Administrativ
        id: "12345678"
        example: >-
          «Ja.»

          «Nei.»

  - name: Mobilisering
    id: nfrr2ue6vy
    ordered: true
    codes:
      - name: 1 Oppvåkning
        id: 9s5gqwj8ka
      - name: "2: Ja"
        id: b5b8azpvvd
"""
    )
    assert read_codebook(tmp_path / "bok.yaml") == BOOK


def test_an_english_codebook_begins_in_english(tmp_path: Path) -> None:
    write_codebook(Codebook("Book", "en", ()), tmp_path / "book.yaml")
    text = (tmp_path / "book.yaml").read_text(encoding="utf-8")
    assert text == "# A Sitat codebook: edit it freely, keep the ids.\ncodebook: Book\nlanguage: en\n"


def test_renaming_a_code_changes_one_line(tmp_path: Path) -> None:
    gone, come = differing(BOOK, with_first(BOOK, name="Rotfeste"), tmp_path)
    assert (gone, come) == (["- name: Forankring"], ["- name: Rotfeste"])


def test_editing_one_sentence_changes_its_line_only(tmp_path: Path) -> None:
    definition = BOOK.codes[0].definition.replace("både vedtak og", "vedtak, planer og alle slags")
    gone, come = differing(BOOK, with_first(BOOK, definition=definition), tmp_path)
    assert gone == ["Gjelder både vedtak og holdninger."]
    assert come == ["Gjelder vedtak, planer og alle slags holdninger."]


def test_a_new_code_only_adds_lines(tmp_path: Path) -> None:
    added = (*BOOK.codes[0].codes, CodeEntry(guid="c3qkvu6afs", name="Ledelse"))
    gone, come = differing(BOOK, with_first(BOOK, codes=added), tmp_path)
    assert (gone, come) == ([], ["- name: Ledelse", "id: c3qkvu6afs"])


def test_a_new_cue_adds_one_line(tmp_path: Path) -> None:
    gone, come = differing(BOOK, with_first(BOOK, cues=("forankr*", "vedtak", "plan", "no")), tmp_path)
    assert (gone, come) == ([], ["- plan"])


texts = st.text(max_size=60) | st.text("aB .:#-\n\t\"'ø🙂?!>|&*%@`{}[],0\u00a0\u0085\u2028\ufeff\ufdd0", max_size=40)
long_texts = st.lists(st.text("abæ ", max_size=12).map(lambda text: text + ". "), max_size=30).map("".join)
names = st.text(min_size=1, max_size=12).filter(str.strip) | st.sampled_from(
    [
        "no",
        "null",
        "~",
        "1.10",
        "- x",
        "a: b",
        "Mål og #mening",
        "2016-05-01",
        "'",
        '"',
        "<<",
        "=",
        "?",
        "yes ",
        "1:30",
        "&a",
    ]
)


@st.composite
def codebooks(draw: st.DrawFn) -> Codebook:
    ids = iter(
        draw(st.lists(st.from_regex("[a-z0-9]{8}", fullmatch=True) | names, min_size=60, max_size=60, unique=True))
    )
    shortcuts = iter([*draw(st.lists(st.text(min_size=1, max_size=1), max_size=5, unique=True)), *[""] * 60])

    def entries(depth: int) -> tuple[CodeEntry, ...]:
        siblings = draw(st.lists(names, max_size=3 if depth else 4, unique=True))
        return tuple(
            CodeEntry(
                guid=next(ids),
                name=name,
                definition=draw(texts | long_texts),
                include=draw(texts),
                example=draw(long_texts),
                colour=draw(st.sampled_from(["", "#0072B2", "#abc"])),
                shortcut=next(shortcuts),
                cues=tuple(draw(st.lists(texts, max_size=3))),
                ordered=draw(st.booleans()),
                codes=entries(depth + 1) if depth < 2 else (),
            )
            for name in siblings
        )

    return Codebook(draw(names), draw(st.sampled_from(["en", "nb", "no", ""])), entries(0))


@settings(max_examples=60)
@given(codebooks())
def test_whatever_a_codebook_says_it_is_read_as_written(tmp_path: Path, book: Codebook) -> None:
    path = tmp_path / "bok.yaml"
    write_codebook(book, path)
    written = path.read_bytes()
    assert b"\r" not in written
    assert read_codebook(path) == book
    write_codebook(read_codebook(path), path)
    assert path.read_bytes() == written


# --------------------------------------------------------------------------- reading what people write


def test_text_is_text_whatever_yaml_thinks(tmp_path: Path) -> None:
    path = tmp_path / "bok.yaml"
    path.write_text("codebook: 2016\nlanguage: no\ncodes:\n- {name: yes, id: 1.10, definition: ~}\n", encoding="utf-8")
    assert read_codebook(path) == Codebook("2016", "no", (CodeEntry(guid="1.10", name="yes"),))


def test_a_code_without_an_id_is_given_one(tmp_path: Path) -> None:
    path = tmp_path / "bok.yaml"
    path.write_text("codebook: x\ncodes:\n  - name: a\n  - name: b\n    id:\n", encoding="utf-8")
    first, second = (code.guid for code in read_codebook(path).codes)
    assert first
    assert second
    assert first != second


def test_a_codebook_with_windows_line_ends_and_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bok.yaml"
    path.write_bytes("codebook: Mål\r\ncodes:\r\n  - name: Å\r\n    id: a\r\n".encode("utf-8-sig"))
    assert read_codebook(path) == Codebook("Mål", "", (CodeEntry(guid="a", name="Å"),))


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("codebook: x\ncodes:\n  - name: a\n  name: b\n", 4, "this is not YAML (did not find expected '-' indicator)"),
        ("codebook: a: b\n", 1, "mapping values are not allowed"),
        ("codebook: x\ncodes:\n\t- name: a\n", 3, "this is not YAML"),
        ("- a\n", 1, "not a codebook"),
        ("bare tekst\n", 1, "not a codebook"),
        ("# bare en merknad\n", 1, "nothing in it but comments"),
        ("codes: []\n", 1, "the codebook has no name"),
        ("codebook:\ncodes: []\n", 1, "begin the file with “codebook:”"),
        ("codebook: x\n---\ncodebook: y\n", 2, "a second document begins"),
        ("codebook: x\ncodebook: y\n", 2, "“codebook” stands already in line 1"),
        ("codebook: x\ncodes: ja\n", 2, "“codes” is not a list"),
        ("codebook: x\ncodes:\n  - Forankring\n", 3, "write it as “- name: …”"),
        ("codebook: x\ncodes:\n  - id: a\n    colour: '#fff'\n", 3, "this code has no “name”"),
        ("codebook: x\ncodes:\n  - name: ' '\n", 3, "this code has no “name”"),
        ("codebook: x\ncodes:\n  - name: [a]\n", 3, "“name” is not a text"),
        ("codebook: x\ncodes:\n  - name: a\n    defintion: b\n", 4, "did you mean “definition”"),
        ("codebook: x\ncodes:\n  - name: a\n    color: b\n", 4, "did you mean “colour”"),
        ("codebook: x\ncodes:\n  - name: a\n    parent: b\n", 4, "a code has name, id, colour"),
        ("codebook: x\ncodes:\n  - name: a\n    cues: b\n", 4, "“cues” is not a list"),
        ("codebook: x\ncodes:\n  - name: a\n    cues:\n      - [b]\n", 5, "holds something that is not a text"),
        ("codebook: x\ncodes:\n  - name: a\n    ordered: kanskje\n", 4, "neither true nor false"),
        ("codebook: x\ncodes:\n  - name: a\n    colour: blå\n", 4, "“blå” is not a colour"),
        ("codebook: x\ncodes:\n  - name: a\n    colour: '#12345'\n", 4, "“#12345” is not a colour"),
        ("codebook: x\ncodes:\n  - name: a\n    colour: #0072B2\n", 4, 'write it as colour: "#0072B2"'),
        ("codebook: x\ncodes:\n  - name: a\n    id: q\n  - name: b\n    id: q\n", 6, "that of the code in line 3 too"),
        ("codebook: x\ncodes: [{name: a, id: q}, {name: b, id: q}]\n", 2, "the id “q”"),
        ("codebook: x\ncodes:\n  - name: a\n    shortcut: q\n  - name: b\n    shortcut: q\n", 6, "the shortcut “q”"),
        ("codebook: x\ncodes:\n  - name: a\n    codes: [{name: b}]\n  - name: a\n", 5, "“a” stands already in line 3"),
        ("codebook: x\ncodes:\n  - &a\n    name: a\n    codes:\n      - *a\n", 6, "puts something inside itself"),
        ("codebook: x\ncodes:\n  - &a {name: a}\n  - *a\n", 4, "points to another place"),
        ("codebook: x\ncodes:\n  - *a\n", 3, "points to another place"),
        ("codebook: x\n? [a]\n: b\n", 2, "where a key should"),
        ("codebook: " + "[" * 200 + "\n", 1, "nested too deeply"),
        ("codebook: x\n\ncodes: a\uffffb\n", 3, "a character that YAML does not allow"),
        ("codebook: 'x\n", 1, "this is not YAML"),
    ],
)
def test_mistakes_are_named_by_file_and_line(tmp_path: Path, says: Says, text: str, line: int, reason: str) -> None:
    says(refused(tmp_path, text), tmp_path / "bok.yaml", f"line {line}:", reason)


def test_a_deep_pit_of_brackets_is_refused_and_breaks_nothing(tmp_path: Path) -> None:
    refused(tmp_path, "codebook: " + "[" * 100_000)
    refused(tmp_path, "- " * 100_000)


def test_the_same_name_may_stand_under_different_codes(tmp_path: Path) -> None:
    path = tmp_path / "bok.yaml"
    path.write_text("codebook: x\ncodes:\n  - name: a\n    codes: [{name: b}]\n  - name: b\n", encoding="utf-8")
    assert [code.name for code in read_codebook(path).codes] == ["a", "b"]


def test_a_missing_codebook_and_a_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(errors.NoSuchFile):
        read_codebook(tmp_path / "bok.yaml")
    with pytest.raises(errors.TranscriptUnreadable, match="it is a folder"):
        read_codebook(tmp_path)


def test_a_codebook_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    with pytest.raises(errors.FolderReadOnly):
        write_codebook(BOOK, tmp_path / "ingen" / "bok.yaml")
    write_codebook(BOOK, tmp_path / "bok.yaml")
    assert [path.name for path in tmp_path.iterdir()] == ["bok.yaml"]


@given(st.data())
def test_whatever_is_done_to_a_codebook_it_is_read_or_refused_in_words(
    tmp_path: Path, in_words: InWords, data: st.DataObject
) -> None:
    path = tmp_path / "bok.yaml"
    write_codebook(BOOK, path)
    text = path.read_text(encoding="utf-8")
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        piece = data.draw(
            st.sampled_from(["\n", " ", "\t", "- ", ": ", "*a", "&a ", "[", "}", '"', "#", ">", "\0", "x", ""])
        )
        text = text[:at] + piece + text[at + data.draw(st.integers(0, 3)) :]
    path.write_text(text, encoding="utf-8")
    with in_words(path):
        read_codebook(path)
