"""Files that somebody cut, mixed up or damaged are read right or refused in a sentence: never a crash, never a hang."""

from __future__ import annotations

import io
import random
import time
import zipfile
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import openpyxl
import pytest

from qda.drafts import understand
from qda.files import read
from qda.text.clean import canonical

InWords = Callable[[Path], AbstractContextManager[None]]

_TIMES = 250
_SLOWEST = 5.0
_PIECES = [
    *(
        b"<",
        b">",
        b"{",
        b"}",
        b"\\",
        b'"',
        b"'",
        b"\0",
        b"\xff",
        b"\n",
        b"\r",
        b"\t",
        b":",
        b"-->",
        b"<v ",
        b"&#x",
        b"&",
    ),
    *(
        b"\\u",
        b"\\bin9999 ",
        b"99999999999999999999",
        b"-1",
        b"[",
        b"]",
        b",",
        b"null",
        b"\\par ",
        b"\\cell ",
        b"\\row ",
    ),
    *(
        b"<td>",
        b"<table>",
        b"</table>",
        b"<p>",
        b"hidden",
        b"\xed\xa0\x80",
        b"\xef\xbb\xbf",
        b"\xfe\xff",
        b"NaN",
        b"1e999",
    ),
]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """`data` with a few bytes changed, lost, doubled, moved or put in."""
    broken = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 3, 8, 30))):
        at = chance.randrange(len(broken) + 1)
        way = chance.randrange(6)
        if way == 0:
            broken[at : at + 1] = bytes([chance.randrange(256)])
        elif way == 1:
            del broken[at : at + chance.choice((1, 2, 10, 200))]
        elif way == 2:
            broken[at:at] = broken[at : at + chance.choice((1, 10, 300))]
        elif way == 3:
            broken[at : at + chance.choice((0, 3))] = chance.choice(_PIECES)
        elif way == 4:
            other = chance.randrange(len(broken) + 1)
            broken[at : at + 20], broken[other : other + 20] = broken[other : other + 20], broken[at : at + 20]
        elif chance.random() < 0.3:
            del broken[at:]
    return bytes(broken)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """A zip with some of its parts damaged, or with all of it so."""
    if chance.random() < 0.3:
        return damaged(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name in chance.sample(sorted(parts), k=min(len(parts), chance.choice((1, 1, 2)))):
        parts[name] = damaged(parts[name], chance)
    if chance.random() < 0.1:
        del parts[chance.choice(sorted(parts))]
    broken = io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for name, inside in parts.items():
            archive.writestr(name, inside)
    return broken.getvalue()


def check(path: Path) -> None:
    """That what is read of a file holds what every reading promises."""
    begun = time.perf_counter()
    reading = read(path)
    assert reading.text == canonical(reading.text)
    assert all(0 <= label.start <= label.end <= len(reading.text) for label in reading.labels)
    draft = understand(reading)
    end = draft.header.end
    for turn in draft.turns:
        assert end <= turn.span.start == turn.label.start <= turn.label.end <= turn.said.start
        assert turn.said.start <= turn.said.end == turn.span.end <= len(draft.text)
        assert turn.speaker is None or 0 <= turn.speaker < len(draft.speakers)
        assert turn.time_start is None or turn.time_start >= 0
        end = turn.span.end
    assert time.perf_counter() - begun < _SLOWEST


VTT = """WEBVTT

NOTE Confidence: 0.9

fbbdef90-042d-4d6b-86d5-8c9c38e7021c/9-0
00:00:06.620 --> 00:00:09.900 align:start
<v Hansen, Kari>Vi begynte <i>på</i> Høylandet &amp; i
Osen.</v>

fbbdef90-042d-4d6b-86d5-8c9c38e7021c/9-1
0:0:-6.-820 --> 0:0:8.970
<v Hansen, Kari>Ja.</v>

00:00:11.000 --> 00:00:12.000
Ola: Hva skjedde?

00:00:13.000 --> 00:00:14.000
Kari: Mye.
"""
SRT = VTT.replace("WEBVTT", "1").replace(".", ",")
JSON = """{"text": "Hei", "segments": [
{"id": 0, "start": 0.0, "end": 2.5, "text": " Hva heter du?", "speaker": "SPEAKER_00", "words":
[{"word": "Hva", "start": 0, "end": 0.4, "speaker": "SPEAKER_00"}, {"word": "heter", "start": 0.5}]},
{"start": 3.1, "end": 5, "text": "Kari på Høylandet."}, {"timestamp": [6, 7], "text": "Og så?"}],
"word_segments": [{"word": "Hei", "start": 1, "speaker": "A"}], "language": "no"}"""
CSV = """Om;Osen;
Tid;Taler;Utsagn
00:00:01;Kari;"Hei; hva skjer?
Ny linje"
00:00:05;Ola;"Ikke ""stort""."
9;Kari;Og?
"""
RTF = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset2 Symbol;}{\f2\fcharset128 MS;}}
{\info{\title Intervju}}{\header topp\par}\pard\f0{\b Kari} H\'f8ylandet \u230?\par{\uc2\u26085??}{\f2 \'93\'fa}\line
\trowd\cellx1\cellx2\pard\intbl Ola\cell Hei\par du\cell\row\pard{\v skjult}{\field{\*\fldinst X}{\fldrslt lenke}}
{\footnote\pard{\super\chftn} fot\par}{\shp{\*\shpinst{\sp{\sn a}{\sv 1}}{\shptxt i boks\par}}{\shprslt nei}}
{\upr{a}{\*\ud{b}}}{\pict\pngblip\bin4 abcd}\'97 slutt\par}"""
HTML = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Intervju</title><style>p { color: red }</style></head>
<body><!-- nei --><p><b>Kari</b> Hei &amp; h&aring;<br>du</p><table><tr><td>Ola<td><p>Ja</p><tr><td></table>
<pre>a  b</pre><ul><li hidden>x<ul><li>y</ul><li>z</ul><script>if (a < b) {}</script>
<p style="display: none">skjult<p>slutt"""
_SPACES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "text", "table"))
FODT = f"""<?xml version="1.0" encoding="UTF-8"?><office:document {_SPACES}
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"><office:body><office:text>
<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>x</text:p></text:deletion>
</text:changed-region></text:tracked-changes><text:p>Kari: Hei<text:s text:c="3"/>du<text:line-break/>der</text:p>
<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/>
</table:table-row></table:table><text:p>b<text:note><text:note-body><text:p>fot</text:p></text:note-body></text:note>
<draw:frame><draw:text-box><text:p>boks</text:p></draw:text-box></draw:frame>
<text:change-start text:change-id="c1"/>bort<text:change-end text:change-id="c1"/></text:p>
</office:text></office:body></office:document>"""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("osen.vtt", VTT),
        ("osen.srt", SRT),
        ("osen.json", JSON),
        ("osen.csv", CSV),
        ("osen.tsv", CSV.replace(";", "\t")),
        ("osen.rtf", RTF),
        ("osen.html", HTML),
        ("osen.fodt", FODT),
        ("osen.txt", VTT),
    ],
)
def test_damaged_text_is_read_or_refused(tmp_path: Path, in_words: InWords, name: str, text: str) -> None:
    chance = random.Random(1)
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    check(path)
    for _ in range(_TIMES):
        path.write_bytes(damaged(text.encode("utf-8"), chance))
        with in_words(path):
            check(path)


def test_damaged_documents_are_read_or_refused(tmp_path: Path, in_words: InWords) -> None:
    path = tmp_path / "osen.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", FODT)
        archive.writestr("styles.xml", FODT)
    check(path)
    data, chance = path.read_bytes(), random.Random(2)
    for _ in range(_TIMES):
        path.write_bytes(damaged_inside(data, chance))
        with in_words(path):
            check(path)


def test_damaged_workbooks_are_read_or_refused(tmp_path: Path, in_words: InWords) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Taler", "Tid", "Tekst"], ["Kari", "00:00:01", "Hva skjedde?"], ["Ola", 5.5, "Mye."]):
        sheet.append(row)
    path = tmp_path / "osen.xlsx"
    book.save(path)
    check(path)
    data, chance = path.read_bytes(), random.Random(3)
    for _ in range(_TIMES):
        path.write_bytes(damaged_inside(data, chance))
        with in_words(path):
            check(path)
