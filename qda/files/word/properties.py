"""A Word document's own properties: what its writer wants to know it by when it comes back. Knows no more of Word."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = f"{_OFFICE}/custom-properties"
_VALUES = f"{_OFFICE}/docPropsVTypes"
LONGEST = 240
"""Characters of a value that every version of Word shows and keeps."""


def set_properties(document: Document, properties: Mapping[str, str]) -> None:
    """Say `properties` among the document's own ones; those of the template stay."""
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part
    from lxml import etree

    package: Any = document.part.package
    kind = f"{_OFFICE}/relationships/custom-properties"
    there = next((relation.target_part for relation in package.rels.values() if relation.reltype == kind), None)
    if there is None:
        root = etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VALUES}"/>')
    else:
        root = etree.fromstring(there.blob)
    for old in [one for one in root if one.get("name") in properties]:
        root.remove(old)
    free = 1 + max((int(one.get("pid") or 1) for one in root), default=1)
    for number, (name, value) in enumerate(properties.items(), free):
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property")
        one.set("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}")
        one.set("pid", str(number))
        one.set("name", name)
        etree.SubElement(one, f"{{{_VALUES}}}lpwstr").text = value
    blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    if there is not None:
        there._blob = blob
        return
    part = Part(
        PackURI("/docProps/custom.xml"),
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        blob,
        package,
    )
    package.relate_to(part, kind)


def in_parts(name: str, words: list[str]) -> dict[str, str]:
    """`words` as the values of properties called `name` 1, 2 and so on, none of them too long for Word."""
    values = [""]
    for word in words:
        if values[-1] and len(values[-1]) + 1 + len(word) > LONGEST:
            values.append("")
        values[-1] += f" {word}" if values[-1] else word
    return {f"{name} {number}": value for number, value in enumerate(values, 1) if value}


def from_parts(name: str, properties: Mapping[str, str]) -> list[str]:
    """What `in_parts` made properties of."""
    found = [value for key, value in properties.items() if key.rpartition(" ")[0] == name]
    return " ".join(found).split()
