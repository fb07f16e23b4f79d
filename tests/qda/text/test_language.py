from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qda.text.language import LANGUAGES, cue_hits, guess_language, sentences, sentences_at_once


def parted(text: str, language: str = "nb") -> list[str]:
    return [span.of(text) for span in sentences(text, language)]


# --------------------------------------------------------------------------- languages


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Vi har lært mye av det, og jeg tror ikke det er bare noe vi sier.", "nb"),
        ("Vi har lært mykje av det, og eg trur ikkje det berre er noko vi seier.", "nn"),
        ("Vi har lært meget af det, og jeg tror ikke kun, det er noget vi siger.", "da"),
        ("Vi har lärt oss mycket av det, och jag tror inte bara att det är något vi säger.", "sv"),
        ("We have learnt a lot from it, and I don't think it's just something we say.", "en"),
        ("ja nei altså eg veit ikkje kva han sa", "nn"),
        ("", "en"),
        ("12:30 …", "en"),
    ],
)
def test_the_language_is_told_by_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language


# --------------------------------------------------------------------------- sentences


def test_sentences_end_where_they_end() -> None:
    assert parted("Vi ventet. Så kom de! Hvorfor det? (Ler.) «Nei.» Det var min. Og hans") == [
        "Vi ventet.",
        "Så kom de!",
        "Hvorfor det?",
        "(Ler.)",
        "«Nei.»",
        "Det var min.",
        "Og hans",
    ]


@pytest.mark.parametrize(
    "whole",
    [
        "Vi var med f.eks. Osen og bl.a. Vikna, dvs. Namdalen.",
        "Det gjelder mht. Pris og jf. Kapittel 3.",
        "Den 3. samling var 18. februar kl. 12.30 i rom nr. 4.",
        "Og så … ja … vi ventet.",
        "Vi hadde alarmer, sensorer osv. og ventet.",
        "«Hva?» sa han. ",
        "Kari A. Hansen var der.",
        "1. Hva gjør dere nå?",
        "Det kostet 5 mill. kroner.",
        "Nei... men kanskje.",
    ],
)
def test_norwegian_abbreviations_ordinals_and_pauses_do_not_end_one(whole: str) -> None:
    assert parted(whole) == [whole.strip()]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Smith and Dr. Jones came, e.g. Tuesday, i.e. late.",
        "We met at 5 p.m. and left.",
        "Well … yes.",
        '"What?" he said.',
        "It was no. 5 that won.",
    ],
)
def test_english_abbreviations_and_pauses_do_not_end_one(whole: str) -> None:
    assert parted(whole, "en") == [whole]


def test_an_abbreviation_ends_one_where_the_next_begins_with_a_capital() -> None:
    assert parted("Alarmer, sensorer osv. Vi ventet.") == ["Alarmer, sensorer osv.", "Vi ventet."]
    assert parted("No. I don't think so.", "en") == ["No.", "I don't think so."]
    assert parted("Det var i 2016. Vi ventet … Så kom de.") == ["Det var i 2016.", "Vi ventet …", "Så kom de."]


def test_speech_in_small_letters_has_sentences_too() -> None:
    assert parted("ja. ja men det er bra. ja.", "nn") == ["ja.", "ja men det er bra.", "ja."]


def test_no_sentence_crosses_a_newline() -> None:
    assert parted("Vi ventet\npå de andre\n\nLenge.") == ["Vi ventet", "på de andre", "Lenge."]


@given(
    st.lists(
        st.sampled_from(
            ["Ja", "vi", " ", ". ", "… ", "? ", "! ", "\n", "f.eks. ", "3. ", "«", "» ", "– ", "(", ") ", ".", "A"]
        ),
        max_size=20,
    ).map("".join),
    st.sampled_from(LANGUAGES),
)
def test_sentences_hold_all_that_is_not_white_space(text: str, language: str) -> None:
    found = sentences(text, language)
    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))
    for span in found:
        assert span.of(text).strip() == span.of(text) != ""
        assert "\n" not in span.of(text)


def test_a_language_that_is_not_known_is_read_as_english() -> None:
    assert parted("We waited. They came.", "fi") == ["We waited.", "They came."]


# --------------------------------------------------------------------------- cues


def hits(text: str, cues: dict[int, list[str]], language: str = "nb") -> list[tuple[int, str]]:
    return [(code, span.of(text)) for code, span in cue_hits(text, language, cues)]


def test_words_phrases_and_beginnings_of_words_are_found() -> None:
    text = "Forankringen var god nok, sa ildsjelen. Ikke forankret!"
    assert hits(text, {1: ["forank*"], 2: ["God Nok"], 3: ["*sjel*"], 4: ["mangler"]}) == [
        (1, "Forankringen"),
        (2, "god nok"),
        (3, "ildsjelen"),
        (1, "forankret"),
    ]


def test_a_word_inside_another_is_no_hit() -> None:
    assert hits("Tiden gikk, men vi hadde tid.", {1: ["tid"]}) == [(1, "tid")]


def test_of_cues_of_one_code_that_overlap_the_longest_counts() -> None:
    assert hits("politisk forankring", {1: ["forankring", "politisk forankring", "politisk"], 2: ["forank*"]}) == [
        (1, "politisk forankring"),
        (2, "forankring"),
    ]


def test_a_star_may_stand_in_a_phrase() -> None:
    assert hits("Vi hadde politiske vedtak og politisk støtte.", {1: ["politisk* vedtak"]}) == [(1, "politiske vedtak")]


def test_empty_cues_find_nothing() -> None:
    assert hits("Alt mulig.", {1: ["", " ", "*"], 2: []}) == []
    assert hits("", {1: ["alt"]}) == []


@given(st.lists(st.sampled_from("vi Osen f.eks. … kom. Ja! «Hva?» 3. nr. så... (ler) hun, osv. da".split())))
def test_without_spacy_sentences_end_by_the_same_rules(words: list[str]) -> None:
    line = " ".join(words)
    assert sentences_at_once(line) == sentences(line, "nb")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi hadde f.eks. Osen, bl.a. Vikna, mht. Nr. 3, jf. St.meld. nr. 5, dvs. Kl. ti, ca. Tolv.", 1),
        ("Jeg … jeg vet ikke. Men så... og så sa vi ja.", 2),
        ("Og så … Nei. Da sluttet vi…", 3),
    ],
)
def test_abbreviations_and_trailing_off_do_not_wait_for_spacy(text: str, count: int) -> None:
    assert len(sentences_at_once(text)) == count
