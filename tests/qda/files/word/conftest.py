"""Word documents made by hand, part by part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"

_SPACES = (
    'xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_ROOTS = {"styles": "styles", "footnotes": "footnotes", "endnotes": "endnotes", "comments": "comments"}

Made = Callable[..., Path]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Make a document of the XML in its body; other parts are given by the kind of their relation."""

    def make(
        body: str,
        *,
        name: str = "interview.docx",
        w: str = TRANSITIONAL,
        main: str = "word/document.xml",
        target: str = "",
        relate: bool = True,
        title: str = "",
        chunk: str = "",
        files: Mapping[str, bytes] | None = None,
        **parts: str,
    ) -> Path:
        spaces = _SPACES.format(w=w)
        head = '<?xml version="1.0" encoding="UTF-8"?>'
        folder, _, last = main.rpartition("/")
        inside = f"{folder}/" if folder else ""
        written = {main: f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>"}
        links = []
        for kind, content in parts.items():
            root = _ROOTS.get(kind, {"header": "hdr", "footer": "ftr"}.get(kind, kind))
            written[f"{inside}{kind}.xml"] = f"{head}<w:{root} {spaces}>{content}</w:{root}>"
            links.append(f'<Relationship Id="{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>')
        if chunk:
            links.append(f'<Relationship Id="rChunk" Type="{RELATIONS}/aFChunk" Target="{chunk}"/>')
        relations = f'{head}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
        written[f"{inside}_rels/{last}.rels"] = relations.format("".join(links))
        top = f'<Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="{target or main}"/>' if relate else ""
        if title:
            kind = f"{PACKAGE}/relationships/metadata/core-properties"
            top += f'<Relationship Id="r2" Type="{kind}" Target="docProps/core.xml"/>'
            written["docProps/core.xml"] = (
                f'{head}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
                f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
            )
        written["_rels/.rels"] = relations.format(top)
        written["[Content_Types].xml"] = (
            f'{head}<Types xmlns="{PACKAGE}/content-types"><Override PartName="/{main}" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
        )
        path = tmp_path / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in written.items():
                archive.writestr(part, text)
            for part, data in (files or {}).items():
                archive.writestr(part, data)
        return path

    return make
