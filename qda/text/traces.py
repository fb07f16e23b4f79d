"""What leads to somebody without being a name: numbers, addresses, dates of birth. Knows how Norway writes them.

“Sure” is what has its form by a rule, as an identity number by its check digits; the rest may be something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from qda.model import Span
from qda.text.pseudonyms import Kind


class Trace(NamedTuple):
    """Something found, and whether it surely is what it looks like."""

    span: Span
    kind: Kind
    sure: bool


_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]«»“”\"]+[^\s<>()\[\]«»“”\".,;:!?]"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:no|com|org|net)\b(?:/[^\s]*[^\s.,;:!?)])?",
    re.IGNORECASE,
)
_GAP = r"[ \u00a0.-]?"
_IDENTITY = re.compile(rf"(?<![\d.,])\d{{6}}{_GAP}\d{{5}}(?![\d])")
_ELEVEN = re.compile(r"\d")
_PHONE = re.compile(
    r"(?<![\d.,/–-])(?:(?:\+|00)\d{2}[ \u00a0]?)?"
    r"(?:\d{8}|\d{3}[ \u00a0]\d{2}[ \u00a0]\d{3}|\d{2}(?:[ \u00a0]\d{2}){3}|(?!19|20)\d{4}[ \u00a0]\d{4})"
    r"(?!\d|[.,]\d)"
)
_ABROAD = re.compile(r"(?<![\d\w])(?:\+|00)(?!47)[1-9]\d{0,2}(?:[ \u00a0()-]{0,2}\d{2,4}){2,5}(?!\d)")
_CALLS = re.compile(r"(?:tlf|telefon|mobil|mob|nummer|nummeret|ring|phone|call|sms)\W*(?:\w+\W+){0,3}$", re.I)
_STREET = (
    r"(?:gate|gata|gaten|gt\.|vei|veg|veien|vegen|vn\.|allé|alle|alléen|plass|plassen|torg|torget|bakken|bakke|kroken|"
    r"svingen|stien|lia|tunet|brygge|kaia|haugen|ringen|faret|løkka|jordet|street|road|lane|avenue|square|drive)"
)
_ADDRESS = re.compile(
    rf"\b[A-ZÆØÅ][\wæøåÆØÅéÉ.'’-]*(?:[ \u00a0][A-ZÆØÅ][\w.'’-]*){{0,3}}?(?:[ \u00a0]?{_STREET})[ \u00a0]\d{{1,4}}"
    r"(?:[ \u00a0]?[A-Za-z](?!\w))?"
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
_THEN = {Kind.EMAIL: 0, Kind.WEB: 1, Kind.IDENTITY: 2, Kind.BORN: 3, Kind.ADDRESS: 4, Kind.PHONE: 5}


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
    if "." in text:
        yield from (Trace(Span(*hit.span()), Kind.WEB, True) for hit in _WEB.finditer(text))
    yield from (Trace(Span(*hit.span("date")), Kind.BORN, True) for hit in _BORN.finditer(text))
    for hit in _IDENTITY.finditer(text):
        digits = "".join(_ELEVEN.findall(hit[0]))
        yield Trace(Span(*hit.span()), Kind.IDENTITY, is_identity_number(digits))
    for pattern in (_ADDRESS, _BOX, _POSTCODE):
        yield from (Trace(Span(*hit.span()), Kind.ADDRESS, pattern is not _POSTCODE) for hit in pattern.finditer(text))
    for hit in _PHONE.finditer(text):
        if hit[0][0] in "+0" or hit[0][0] in "23456789":
            called = hit[0][0] == "+" or bool(_CALLS.search(text, max(0, hit.start() - 40), hit.start()))
            yield Trace(Span(*hit.span()), Kind.PHONE, called or hit[0][0] in "49")
    yield from (Trace(Span(*hit.span()), Kind.PHONE, True) for hit in _ABROAD.finditer(text))


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
