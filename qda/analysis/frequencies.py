"""How much of what was said is under each code: words within coded stretches, of all the words said on each side.

Knows turns and passages; no charts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from qda.analysis.coverage import united
from qda.analysis.crossed import Crossed, Sides
from qda.model import Part, Span
from qda.project import Project
from qda.text.lengths import shared, words_within


def shares(project: Project, found: Crossed, sides: Sides) -> Mapping[tuple[int, int], float]:
    """The share of the words said on each side that is under each row, from 0 to 1.

    The words are those of participants; where a document has none, all of them.
    """
    of_document: dict[int, dict[tuple[int, int], list[Span]]] = defaultdict(lambda: defaultdict(list))
    for place, codings in found.items():
        for coding in codings:
            of_document[coding.document_id][place].append(coding.span)
    under: dict[tuple[int, int], int] = defaultdict(int)
    said: dict[int, int] = defaultdict(int)
    for document in sides.documents:
        text = project.documents.text(document.id)
        own = {side: united(spans) for side, spans in _said(project, document.id, len(text), sides).items()}
        for side, count in words_within(text, own).items():
            said[side] += count
        places = list(of_document[document.id])
        coded = [shared(united(of_document[document.id][place]), own.get(place[1], [])) for place in places]
        for number, count in words_within(text, dict(enumerate(coded))).items():
            under[places[number]] += count
    return {(row, side): count / said[side] for (row, side), count in under.items() if said[side]}


def _said(project: Project, document_id: int, length: int, sides: Sides) -> Mapping[int, list[Span]]:
    """What is said on each side in a document."""
    speakers = sides.known.speakers
    turns = project.documents.turns(document_id)
    heard = [turn for turn in turns if _takes_part(speakers.get(turn.speaker_id or 0))] or turns
    found: dict[int, list[Span]] = defaultdict(list)
    for turn in heard:
        for side in sides.of_speakers(document_id, (turn.speaker_id,)):
            found[side].append(turn.said)
    if not turns:
        found = defaultdict(list, {side: [Span(0, length)] for side in sides.of_speakers(document_id, ())})
    return found


def _takes_part(speaker: object) -> bool:
    return getattr(speaker, "part", None) is Part.PARTICIPANT
