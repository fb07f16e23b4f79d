"""What RTF's control words mean for somebody who reads: characters, code pages, and what is not on the page.

Knows nothing of groups.
"""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "ltrmark": "\u200e",
    "rtlmark": "\u200f",
    "~": "\u00a0",
    "-": "\u00ad",
    "_": "\u2011",
    "\t": "\t",
}

_SKIPPED = """
    colortbl stylesheet info pict listtext pntext nonshppict shprslt sp sn sv template nextfile private xe tc
    tcn rxe txe ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn revtbl rsidtbl filetbl colorschememapping datastore
    themedata latentstyles listtable listoverridetable bkmkstart bkmkend atnid atnauthor atntime atndate atnicn
    atnref atnparent atrfstart atrfend nonesttables mmathPict objclass objname objdata objalias objsect generator
    userprops docvar xmlnstbl wgrffmtfilter mailmerge ffdata formfield pgptbl panose falt blipuid picprop
"""
_HEADERS = "header headerl headerr headerf"
_FOOTERS = "footer footerl footerr footerf"

BODY, QUIET, SHAPE, FONTS, TITLE, FIELD = "", "quiet", "shape", "fonts", "title", "field"
"""Where text goes: to the page, nowhere, nowhere but for the text boxes in it, to the fonts' names, to the title, to
what a field is to show."""

PLACES = (
    dict.fromkeys(_SKIPPED.split(), QUIET)
    | dict.fromkeys(_HEADERS.split(), "headers")
    | dict.fromkeys(_FOOTERS.split(), "footers")
    | {"annotation": "comments", "shpinst": SHAPE, "do": SHAPE, "fonttbl": FONTS, "title": TITLE, "fldinst": FIELD}
)
"""Where the text of a group goes that begins with such a word. What has a name of its own is left out by that name."""

OPEN = frozenset(["ud", "nesttableprops", "moMath", "moMathPara", "footnote"])
"""Words after a star whose groups are read nevertheless."""

PICTURES = frozenset({"pict", "shppict"})

_CHARSETS = {
    2: "symbol",
    77: "mac_roman",
    78: "cp932",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
_PAGES = {
    0: "cp1252",
    42: "symbol",
    708: "iso8859-6",
    936: "gbk",
    10000: "mac_roman",
    10001: "shift_jis",
    10006: "mac_greek",
    10007: "mac_cyrillic",
    10029: "mac_latin2",
    10079: "mac_iceland",
    10081: "mac_turkish",
    20127: "ascii",
    20866: "koi8-r",
    21866: "koi8-u",
    65001: "utf-8",
    **{28590 + part: f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 13, 15)},
}
_WINDOWS = frozenset(
    {437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869, 874, 932, 949, 950}
)
HEADERS = {"ansi": "cp1252", "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
"""The code page of a whole file, by the word it begins with."""


def encoding_of_page(page: int) -> str | None:
    """Python's name for a code page, or None for one that it does not know."""
    if page in _WINDOWS or 1250 <= page <= 1258:
        return f"cp{page}"
    return _PAGES.get(page)


def encoding_of_charset(charset: int, usual: str) -> str:
    """The encoding of a font with this character set, in a file whose `usual` one is given."""
    if charset == 0 and usual.startswith("cp125"):
        return "cp1252"
    return _CHARSETS.get(charset, usual)
