"""Numbers and addresses that lead to somebody are found however long the words around them are."""

from __future__ import annotations

from qda.text.pseudonyms import Kind
from qda.text.traces import traces


def test_letters_with_full_stops_between_them_keep_nobody_waiting() -> None:
    found = traces("A." * 10_000 + " 1, Storgata 4, " + "1" * 50_000 + " kari@eksempel.no, sitat.example.org")
    assert [trace.kind for trace in found] == [Kind.ADDRESS, Kind.EMAIL, Kind.WEB]
