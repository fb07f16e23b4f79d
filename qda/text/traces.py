"""What leads to somebody without being a name: numbers, addresses, dates of birth. Knows how Norway writes them.

“Sure” is what has its form by a rule, as an identity number by its check digits; the rest may be something else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from qda.model import Span
from qda.text.gazetteer import place_names
from qda.text.name_cues import NEVER, OPENERS
from qda.text.pseudonyms import Kind


class Trace(NamedTuple):
    """Something found, and whether it surely is what it looks like."""

    span: Span
    kind: Kind
    sure: bool


_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]«»“”\"]+[^\s<>()\[\]«»“”\".,;:!?]"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.(?:no|com|org|net)\b(?:/[^\s]*[^\s.,;:!?)])?",
    re.IGNORECASE,
)
_WEB_HINT = re.compile(r"://|www\.|\.(?:no|com|org|net)\b", re.IGNORECASE)
_GAP = r"[ \u00a0.-]?"
_IDENTITY = re.compile(rf"(?<![\d.,])\d{{6}}{_GAP}\d{{5}}(?![\d])")
_ORGANISATION = re.compile(r"(?<![\d.,+/-])[89]\d{2}[ \u00a0]?\d{3}[ \u00a0]?\d{3}(?![ \u00a0]?\d|[.,]\d)")
_ACCOUNT = re.compile(r"(?<![\d.,])\d{4}[ \u00a0.]\d{2}[ \u00a0.]\d{5}(?!\d)")
_PLATE = re.compile(
    r"(?<![\w-])(?:[A-HJ-NPR-Z]{2}[ \u00a0]?\d{5}|[A-Z]{2}\d{2}[ \u00a0]?[A-Z]{3}"
    r"|(?P<short>[A-HJ-NPR-Z]{2}[ \u00a0]?\d{4}))(?!\w)"
)
"""Of cars in Norway, which have five digits, and in Britain; of motorcycles, which have four."""
_DIGIT = re.compile(r"\d")
_PREFIX = r"(?:\((?:\+|00)\d{2}\)[ \u00a0]?|(?:\+|00)\d{2}[ \u00a0.-]?)"
_PHONE = re.compile(
    rf"(?<![\d.,/–-])(?P<prefix>{_PREFIX})?"
    r"(?:\d{8}|\d{3}[ \u00a0.-]\d{2}[ \u00a0.-]\d{3}|(?P<pairs>\d{2}(?:[ \u00a0.-]\d{2}){3})"
    r"|(?!19|20)\d{4}[ \u00a0]\d{4}|\d{2}[ \u00a0]\d{3}[ \u00a0]\d{3}|(?P<service>0\d{4})(?=\b))"
    r"(?!\d|[.,]\d|[ \u00a0]\d{2,})"
)
_SUM = re.compile(r"[ \u00a0](?:kr\b|kroner|nok\b|euro|dollar|pund|pounds|tonn|prosent|%|mill|stemmer|innbygg)", re.I)
"""What follows a number that is no phone's."""
_ABROAD = re.compile(
    r"(?<![\d\w])(?:(?:\+|00)(?!47)[1-9]\d{0,2}(?:[ \u00a0()-]{0,2}\d{2,4}){2,5}"
    r"|0\d{3,4}[ \u00a0]\d{3}[ \u00a0]?\d{3,4}|\(?0\d{2}\)?[ \u00a0]\d{4}[ \u00a0]\d{4})(?!\d)"
)
_CALLS = re.compile(r"(?:tlf|telefon|mobil|mob|nummer|nummeret|ring|phone|call|sms)\W*(?:\w+\W+){0,3}$", re.I)
_STREET = (
    r"(?:gate|gata|gaten|gt\.|vei|veg|veien|vegen|vn\.|allé|alle|alléen|plass|plassen|torg|torget|bakken|bakke|kroken|"
    r"svingen|stien|lia|tunet|brygge|kaia|haugen|ringen|faret|løkka|jordet|grend|grenda|grendi|åsen|hagen|marka|vollen|"
    r"toppen|terrasse|sletta|enga|sving|stubben|street|road|lane|avenue|square|drive)"
)
_ADDRESS = re.compile(
    rf"\b[A-ZÆØÅ][\wæøåÆØÅéÉ.'’-]{{0,40}}(?:[ \u00a0][A-ZÆØÅ][\w.'’-]{{0,40}}){{0,3}}?"
    rf"(?:[ \u00a0]?(?i:{_STREET}))[ \u00a0]\d{{1,4}}"
    r"(?:[ \u00a0]?[A-Za-z](?!\w))?"
)
_NUMBER_FIRST = re.compile(
    r"(?<![\w.,])\d{1,4}[A-Za-z]?[ \u00a0](?:[A-Z][\w.'’-]*[ \u00a0]){1,3}"
    r"(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Square|Drive|Close|Crescent|Terrace|Court|Gardens|Grove|Way|Place|Mews)\b"
)
_LIVED = re.compile(
    r"\b(?:bor|bodde|bur|budde|flyttet til|flytta til|live[ds]? (?:at|in))(?: i| på| at| in)?[ \u00a0]"
    r"(?P<address>[A-ZÆØÅ][\w'’-]+(?:[ \u00a0][A-ZÆØÅ][\w'’-]+){0,2}[ \u00a0]\d{1,3}(?:[ \u00a0]?[A-Z])?)(?!\w)"
)
_POSTCODE = re.compile(
    r"(?<![\d.,])(?:N-|NO-)?\d{4}[ \u00a0](?=[A-ZÆØÅ])(?:[A-ZÆØÅ][\wæøå-]+)(?:[ \u00a0][A-ZÆØÅ][\wæøå-]+)?"
)
_BOX = re.compile(r"\b(?:Postboks|PO Box|P\.O\. Box)[ \u00a0]\d{1,5}(?:[ \u00a0]\w+)?")
_MONTHS = (
    "januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|"
    "january|february|march|may|june|july|october|december"
)
_DATE = (
    r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}|(?:19|20)\d{2}-\d{2}-\d{2}"
    rf"|\d{{1,2}}\.?[ ](?:{_MONTHS})[ ](?:19|20)\d{{2}})"
)
_BORN = re.compile(
    r"(?:født|fødd|fødselsdato|f\.|born|date of birth|dob)\W{0,3}(?:den |dato |on |is |er )?" + f"(?P<date>{_DATE})",
    re.IGNORECASE,
)
_THEN = {kind: place for place, kind in enumerate(
    (Kind.EMAIL, Kind.WEB, Kind.IDENTITY, Kind.BORN, Kind.ADDRESS, Kind.REGISTERED, Kind.PHONE)
)}  # fmt: skip


def traces(text: str) -> list[Trace]:
    """What is found in `text`, in order, none over another: of two, what is told by the stricter rule."""
    found: list[Trace] = []
    for trace in sorted(_all(text), key=lambda one: (_THEN[one.kind], one.span)):
        if not any(trace.span.overlaps(other.span) for other in found):
            found.append(trace)
    return sorted(found)


def _all(text: str) -> Iterator[Trace]:
    if "@" in text:
        yield from (Trace(Span(*hit.span()), Kind.EMAIL, True) for hit in _EMAIL.finditer(text))
    if _WEB_HINT.search(text):
        yield from (Trace(Span(*hit.span()), Kind.WEB, True) for hit in _WEB.finditer(text))
    for start, end in _lines_with_numbers(text):
        yield from _numbers(text, start, end)


def _lines_with_numbers(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while digit := _DIGIT.search(text, at):
        start, end = text.rfind("\n", 0, digit.start()) + 1, text.find("\n", digit.end())
        at = len(text) if end < 0 else end
        yield start, at


def _numbers(text: str, start: int, end: int) -> Iterator[Trace]:
    """What is found in a stretch of a text."""

    def look(pattern: re.Pattern[str], kind: Kind, sure: Callable[[str], bool] = lambda _: True) -> Iterator[Trace]:
        yield from (Trace(Span(*hit.span()), kind, sure(hit[0])) for hit in pattern.finditer(text, start, end))

    yield from look(_IDENTITY, Kind.IDENTITY, lambda written: is_identity_number(_digits(written)))
    for pattern in (_ADDRESS, _NUMBER_FIRST, _BOX):
        yield from look(pattern, Kind.ADDRESS)
    yield from (trace for trace in look(_POSTCODE, Kind.ADDRESS, lambda _: False) if _is_post_town(trace.span.of(text)))
    for hit in _LIVED.finditer(text, start, end):
        yield Trace(Span(*hit.span("address")), Kind.ADDRESS, True)
    for hit in _BORN.finditer(text, start, end):
        yield Trace(Span(*hit.span("date")), Kind.BORN, True)
    for pattern, weights in ((_ORGANISATION, _OF_ORGANISATION), (_ACCOUNT, _OF_ACCOUNT)):
        yield from (
            trace for trace in look(pattern, Kind.REGISTERED) if has_check_digit(_digits(trace.span.of(text)), weights)
        )
    for hit in _PLATE.finditer(text, start, end):
        yield Trace(Span(*hit.span()), Kind.REGISTERED, hit["short"] is None)
    yield from _phones(text, start, end)
    yield from look(_ABROAD, Kind.PHONE)


def _is_post_town(written: str) -> bool:
    """Whether what looks like a post code with its town is one, and no year or count that a sentence follows."""
    number, town = written[-len(written.lstrip("NO-")) :].split(maxsplit=1)
    word = town.split()[0]
    if word in place_names():
        return True
    return word.lower() not in OPENERS | NEVER and not 1900 <= int(number) <= 2035


def _phones(text: str, start: int, end: int) -> Iterator[Trace]:
    for hit in _PHONE.finditer(text, start, end):
        own = hit[0][len(hit["prefix"] or "") :]
        called = bool(hit["prefix"]) or bool(_CALLS.search(text, max(0, hit.start() - 40), hit.start()))
        if hit["service"] or not (hit["prefix"] or own[0] in "23456789"):
            if called and not hit["prefix"]:
                yield Trace(Span(*hit.span()), Kind.PHONE, False)
        elif not _SUM.match(text, hit.end()) or called:
            yield Trace(Span(*hit.span()), Kind.PHONE, called or own[0] in "49" or bool(hit["pairs"]))


_OF_ORGANISATION, _OF_ACCOUNT = (3, 2, 7, 6, 5, 4, 3, 2), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def _digits(written: str) -> str:
    return "".join(_DIGIT.findall(written))


def has_check_digit(digits: str, weights: Sequence[int]) -> bool:
    """Whether the last of some digits is what the others give, by weights and eleven."""
    *number, last = (int(digit) for digit in digits)
    return -sum(weight * digit for weight, digit in zip(weights, number, strict=True)) % 11 == last


def is_identity_number(digits: str) -> bool:
    """Whether eleven digits are a Norwegian identity number, a D-number or an H-number, by date and check digits."""
    if len(digits) != 11 or not digits.isascii() or not digits.isdigit():
        return False
    number = [int(digit) for digit in digits]
    day, month = int(digits[:2]), int(digits[2:4])
    day -= 40 if day > 40 else 0
    month -= 80 if month > 80 else 40 if month > 40 else 0
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    first = -sum(weight * digit for weight, digit in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), number, strict=False)) % 11
    second = -sum(weight * digit for weight, digit in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), number, strict=False)) % 11
    return (first, second) == (number[9], number[10])
