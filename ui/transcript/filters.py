"""Which codings are shown beside the text: all of them, or those of some codes and coders. Pure; knows no widgets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from qda.model import Code, Coding


@dataclass(frozen=True, slots=True)
class Filter:
    """What is let through. Nothing named lets everything through."""

    codes: frozenset[int] = frozenset()
    coders: frozenset[int] = frozenset()

    @property
    def on(self) -> bool:
        return bool(self.codes or self.coders)

    def admits(self, coding: Coding) -> bool:
        return (not self.codes or coding.code_id in self.codes) and (not self.coders or coding.coder_id in self.coders)

    def passing(self, codings: Iterable[Coding]) -> list[Coding]:
        return [coding for coding in codings if self.admits(coding)] if self.on else list(codings)

    def widened(self, coding: Coding) -> Filter:
        """The same, but with this coding let through."""
        return Filter(
            self.codes | {coding.code_id} if self.codes else self.codes,
            self.coders | {coding.coder_id} if self.coders else self.coders,
        )

    def toggled(self, code_id: int, codes: Mapping[int, Code]) -> Filter:
        """With a code and its children in it, or without them if all of these were."""
        kin = family(code_id, codes)
        return replace(self, codes=self.codes - kin if kin <= self.codes else self.codes | kin)

    def toggled_coder(self, coder_id: int) -> Filter:
        return replace(self, coders=self.coders ^ {coder_id})

    def without_gone(self, codes: Iterable[int], coders: Iterable[int]) -> Filter:
        """What is left of it when only these codes and coders are there."""
        return Filter(self.codes.intersection(codes), self.coders.intersection(coders))


def family(code_id: int, codes: Mapping[int, Code]) -> frozenset[int]:
    """A code with its children, and theirs."""
    found, waiting = {code_id}, [code_id]
    while waiting:
        parent = waiting.pop()
        below = [code.id for code in codes.values() if code.parent_id == parent and code.id not in found]
        found.update(below)
        waiting += below
    return frozenset(found)


def roots(chosen: frozenset[int], codes: Mapping[int, Code]) -> list[Code]:
    """What to call a choice of codes by: whole families by their parents, the others one by one."""
    whole = {code_id for code_id in chosen if code_id in codes and family(code_id, codes) <= chosen}
    return [
        codes[code_id]
        for code_id in sorted(chosen & codes.keys(), key=lambda id_: (codes[id_].position, id_))
        if codes[code_id].parent_id not in whole
    ]


def in_codebook_order(codes: Mapping[int, Code]) -> list[tuple[Code, int]]:
    """Every code with the depth at which it stands, parents before their children."""
    below: dict[int | None, list[Code]] = {}
    for code in sorted(codes.values(), key=lambda code: (code.position, code.id)):
        below.setdefault(code.parent_id if code.parent_id in codes else None, []).append(code)
    found: list[tuple[Code, int]] = []
    waiting = [(code, 0) for code in reversed(below.get(None, []))]
    while waiting:
        code, depth = waiting.pop()
        found.append((code, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(code.id, []))]
    return found
