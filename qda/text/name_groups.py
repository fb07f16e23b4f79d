"""Which names are of one person or place: first name and last, initials, short names, and what is misspelt.

Knows the names that were found and how often their words are said; not where, nor how they were found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from qda.text.gazetteer import also_words, called_for_short, first_names
from qda.text.name_cues import ADDRESSES, NEVER, OPENERS
from qda.text.pseudonyms import WORD, Kind


class Words:
    """What is known of each word, from all texts."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        said: Counter[str] = Counter()
        for text in texts:
            said.update(WORD.findall(text))
            said.subtract(WORD.findall(" ".join(ADDRESSES.findall(text))))
        self.small = Counter({word: times for word, times in said.items() if word[0].islower()})
        """How often it is written in small letters."""
        self.inside: Counter[str] = Counter()
        """How often it is written with a capital where no sentence begins."""
        self.opening: Counter[str] = Counter()
        """How often a sentence begins with it."""

    def is_usual(self, word: str) -> bool:
        """Whether a word that begins a sentence is one that is not only a name."""
        low = word.lower()
        return low in NEVER or low in OPENERS or self.small[low] > 0

    def may_open(self, word: str) -> bool:
        """Whether a name is a word as well, and stands where any word would have its capital."""
        return word.lower() in also_words() and self.opening[word] > 0


@dataclass(slots=True)
class Group:
    kind: Kind
    names: list[str]
    sure: bool


def grouped(
    found: Mapping[tuple[str, Kind], bool], kinds: Collection[Kind], said: Words, doubted: Collection[str]
) -> list[Group]:
    """Names of the same person or place together: first name, last name, initials, what they are called for short, and
    what is written almost the same."""
    names = {
        key: sure
        for key, sure in found.items()
        if key[1] in kinds and (sure or key[0] in doubted or not _usual(key[0], said.small))
    }
    people = sorted((name for name, kind in names if kind is Kind.PERSON), key=lambda name: (-len(name.split()), name))
    known = set(people)
    groups: list[Group] = []
    home: dict[str, list[Group]] = defaultdict(list)
    for name in people:
        same = _base(name, known)
        owners = home[same] if same in home else home.get(name, [])
        if len(owners) == 1 and (names[name, Kind.PERSON] or not said.may_open(name)):
            owners[0].names.append(name)
            owners[0].sure |= names[name, Kind.PERSON]
            continue
        group = Group(Kind.PERSON, [name], names[name, Kind.PERSON])
        groups.append(group)
        for way in {name, *_ways(name)}:
            home[way].append(group)
    alone: list[Group] = []
    for group in groups:
        first, last = group.names[0].split()[0], group.names[0].split()[-1]
        if first != last and group.sure:
            for word in (first, last):
                if len(home[word]) != 1 or len(word) < 3 or word in known:
                    continue
                if said.may_open(word):
                    alone.append(Group(Kind.PERSON, [word], False))
                elif word not in group.names:
                    group.names.append(word)
    groups += alone
    rest = [(name, kind) for name, kind in names if kind is not Kind.PERSON and name not in known]
    near, bases = _Near(group for group in groups if group.sure), {key[0] for key in names}
    for group in [group for group in groups if not group.sure]:
        owner = near.owner(group.names[0]) if group.names[0] not in doubted else None
        if owner is not None:
            owner.names += group.names
            groups.remove(group)
        else:
            near.add(group)
    taken = {name for group in groups for name in group.names}
    for name, kind in sorted(rest, key=lambda one: (not names[one], -len(one[0]), one[0])):
        owner = near.owner(name) if kind in (Kind.OTHER, Kind.PLACE) and not names[name, kind] else None
        if owner is not None:
            owner.names.append(name)
        elif name not in taken and _base(name, bases) == name:
            parts = [name.split()[0], name.split()[-1]] if kind is Kind.OTHER and " " in name else []
            own = [word for word in parts if not said.is_usual(word) and word not in taken and len(word) > 2]
            groups.append(Group(kind, [name, *own], names[name, kind]))
            near.add(groups[-1])
        taken.add(name)
    for one, other in list(
        pairwise(sorted((g for g in groups if len(g.names[0].split()) == 1), key=lambda g: g.names[0]))
    ):
        if (
            one.kind is other.kind is Kind.PERSON
            and almost(one.names[0], other.names[0])
            and not (one.names[0] in first_names() and other.names[0] in first_names())
        ):
            one.names += other.names
            groups.remove(other)
            other.names = one.names
    return groups


def _usual(name: str, small: Counter[str]) -> bool:
    """Whether what looks like a name is a word that is written small as well, or a heading in capitals."""
    words = name.split()
    return small[words[0].lower()] > 0 or (name.isupper() and len(name) > 6)


def rather_a_word(name: str, words: Words) -> bool:
    """Whether a name of one word is written small more often than as a name."""
    return " " not in name and words.small[name.lower()] > words.inside[name]


def _base(name: str, known: Collection[str]) -> str:
    """A genitive without its s, where the name without it is known."""
    return name[:-1] if name.endswith("s") and name not in first_names() and name[:-1] in known else name


def _ways(name: str) -> set[str]:
    """What somebody of a full name may be called."""
    words = name.split()
    ways = set(called_for_short(words[0]))
    if len(words) > 1:
        first, last = words[0], words[-1]
        ways |= {first, last, f"{first} {last}", f"{first[0]}. {last}", f"{first} {last[0]}.", *called_for_short(first)}
        ways |= {f"{first} {last[0]}", f"{first[0]} {last}"}
        initials = [f"{word[0]}." for word in words[:-1]]
        ways |= {f"{''.join(initials)} {last}", f"{' '.join(initials)} {last}"}
    return ways


class _Near:
    """Finds whose name is written almost like another; groups by how their words begin and how long they are."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self._by_shape: dict[tuple[str, int], list[tuple[str, Group]]] = defaultdict(list)
        for group in groups:
            self.add(group)

    def add(self, group: Group) -> None:
        for word in {word for name in group.names for word in name.split()}:
            self._by_shape[word[0], len(word)].append((word, group))

    def _like(self, name: str) -> Iterator[Group]:
        for length in range(len(name) - 1, len(name) + 2):
            yield from (group for word, group in self._by_shape.get((name[0], length), ()) if almost(name, word))

    def owner(self, name: str) -> Group | None:
        """The one group that it is almost a name of."""
        near = {id(group): group for group in self._like(name)}
        return next(iter(near.values())) if len(near) == 1 else None


def almost(one: str, other: str) -> bool:
    """Whether two names, of five letters at least, are a letter apart: missing, other, or two of them exchanged."""
    if one == other or min(len(one), len(other)) < 5 or abs(len(one) - len(other)) > 1 or one[0] != other[0]:
        return False
    if " " in one or " " in other:
        return False
    head = 0
    while head < min(len(one), len(other)) and one[head] == other[head]:
        head += 1
    tail_one, tail_other = one[head:], other[head:]
    return (
        tail_one[1:] == tail_other[1:]
        or tail_one[1:] == tail_other
        or tail_one == tail_other[1:]
        or (tail_one[:2] == tail_other[1::-1] and tail_one[2:] == tail_other[2:])
    )
