"""A corpus of invented interviews to measure on, the same at every run.

S = 5 transcripts × 6,000 words, 300 codings; M = 60 × 12,000, 6,000; L = 500 × 12,000, 60,000;
d12k_3000 = one transcript of 12,000 words with 3,000 codings, and so on. The words are drawn one by one
from the sample's own transcripts; the sentences mean nothing.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from qda import files
from qda.drafts import understand
from qda.errors import SitatError
from qda.model import Draft, Reading, Span
from qda.project import Project

SAMPLE = Path(__file__).resolve().parent.parent / "sample_transcripts" / "nb"
QUESTIONS = (
    "Kan du fortelle litt om rollen din?",
    "Hvordan ble arbeidet forankret?",
    "Hvem andre deltok fra kommunen?",
    "Hva har vært mest krevende?",
    "Hva har dette betydd for brukerne?",
    "Hva ville dere ha gjort annerledes?",
)
FOLLOW_UPS = ("Kan du utdype det?", "Hvorfor det?", "Ja, akkurat.", "Og så?")


@dataclass(frozen=True, slots=True)
class Size:
    transcripts: int
    words: int
    codings: int
    codes: int


SIZES = {
    "S": Size(5, 6_000, 300, 20),
    "M": Size(60, 12_000, 6_000, 80),
    "L": Size(500, 12_000, 60_000, 200),
    "d12k_300": Size(1, 12_000, 300, 80),
    "d12k_3000": Size(1, 12_000, 3_000, 80),
    "d60k_300": Size(1, 60_000, 300, 80),
    "d60k_3000": Size(1, 60_000, 3_000, 80),
    "d60k_10000": Size(1, 60_000, 10_000, 80),
}


class Corpus:
    """Draws transcripts and codings of a size; equal sizes and seeds give equal corpora."""

    def __init__(self, size: Size, seed: int = 1) -> None:
        self.size = size
        self._random = random.Random(f"{seed}/{size}")
        counts = Counter(
            word
            for path in sorted(SAMPLE.glob("*.docx"))
            for word in re.findall(r"[a-zæøå]+", files.read(path).text.lower())
        )
        self._words = list(counts)
        self._weights = list(accumulate(counts.values()))

    def texts(self) -> list[str]:
        return [self._transcript() for _ in range(self.size.transcripts)]

    def _transcript(self) -> str:
        draw = self._random
        pool = draw.choices(self._words, cum_weights=self._weights, k=self.size.words + 400)
        lines: list[str] = []
        at = 0
        while at < self.size.words:
            question = draw.choice(QUESTIONS if len(lines) % 6 == 0 else FOLLOW_UPS)
            lines.append(f"Intervjuer: {question}")
            sentences = []
            for _ in range(draw.randint(2, 9)):
                length = draw.randint(5, 22)
                sentence = " ".join(pool[at : at + length])
                sentences.append(sentence[:1].upper() + sentence[1:] + ".")
                at += length
            lines.append("Informant: " + " ".join(sentences))
        return "\n".join(lines)

    def spans(self, text: str, count: int) -> list[Span]:
        """Passages of one to three sentences; every fifth lies over the one before, shifted."""
        draw = self._random
        sentences = [Span(*match.span()) for match in re.finditer(r"[A-ZÆØÅ][^.?:\n]*\.", text)]
        spans: list[Span] = []
        for number in range(count):
            if number % 5 == 4:
                last = spans[-1]
                start = max(0, last.start - draw.randint(0, 40))
                spans.append(Span(start, min(len(text), last.end + draw.randint(1, 60))))
            else:
                first = draw.randrange(len(sentences))
                last_one = min(len(sentences) - 1, first + draw.choice((0, 0, 1, 1, 2)))
                end = sentences[last_one].end
                line_end = text.find("\n", sentences[first].start)
                spans.append(Span(sentences[first].start, end if line_end < 0 else min(end, line_end)))
        return spans


def drafts(size: Size) -> list[Draft]:
    """The transcripts of a corpus, understood."""
    return [
        understand(Reading(f"intervju_{number:03d}.txt", text), name=f"intervju {number:03d}")
        for number, text in enumerate(Corpus(size).texts(), 1)
    ]


def opens(path: Path) -> bool:
    """Whether there is a project that this version of the program opens."""
    try:
        Project.open(path).close()
    except SitatError:
        return False
    return True


def build(path: Path, size: Size) -> Path:
    """A project of a size, at `path`; one that is there, and can still be opened, is taken as it is."""
    if opens(path):
        return path
    corpus = Corpus(size)
    half_made = path.with_suffix(".making")
    half_made.unlink(missing_ok=True)
    with Project.create(half_made, coder="kari", language="nb") as project:
        ids = project.documents.add_all(
            [
                understand(Reading(f"{number:03d}.txt", text), name=f"intervju {number:03d}")
                for number, text in enumerate(corpus.texts(), 1)
            ]
        )
        families = [project.codes.add(f"Tema {number + 1:02d}") for number in range(max(1, size.codes // 10))]
        codes = [
            project.codes.add(
                f"kode {number:03d}",
                families[number % len(families)],
                colour=f"#{(number * 2654435761) % 0xFFFFFF:06X}",
            )
            for number in range(size.codes - len(families))
        ]
        draw = random.Random("codes")
        share = size.codings // size.transcripts
        rows = [
            (document_id, span, codes[min(int(draw.expovariate(4 / len(codes))), len(codes) - 1)], "", "")
            for document_id in ids
            for span in corpus.spans(project.documents.text(document_id), share)
        ]
        project.codings.add_all(rows)
        project.purge()
    half_made.replace(path)
    return path


def reported(path: Path, asked: Path, points: int = 300, quotes: int = 1_200) -> Path:
    """The project at `asked`, which has a guide, with points under its questions and quotes under them: a report of
    about two hundred pages. One that is there is taken as it is."""
    if opens(path):
        return path
    half_made = path.with_suffix(".making")
    shutil.copy(asked, half_made)
    with Project.open(half_made) as project, project.step("demo"):
        questions = project.guide.questions()
        codings = project.codings.of_codes()
        few = codings[:: len(codings) // quotes][:quotes]
        for number in range(points):
            question = questions[number * len(questions) // points]
            words = " ".join(few[number].quote.split()[:30])
            point = project.synthesis.add_point(question.id, f"Most say: {words}")
            for coding in few[number::points]:
                project.synthesis.add_quote(point, coding.document_id, coding.span)
    half_made.replace(path)
    return path
