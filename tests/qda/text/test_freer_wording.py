"""Interviews whose interviewers word the guide's questions their own way. All people and places in them are invented.

Each line of an interviewer begins with the number of the question it asks, or "-" for none.
"""

from __future__ import annotations

import pytest

from qda.model import DraftSpeaker, DraftTurn, Part, Span, TurnRole
from qda.text.asked import match_questions

SCHOOL = (
    "Hva er din rolle i skolefritidsordningen?",
    "Hvordan ser en vanlig ettermiddag ut hos dere?",
    "Hvilket samarbeid har dere med skolen?",
    "Hvordan tar dere imot barn som trenger ekstra hjelp?",
    "Hva betyr foreldrebetalingen for hvem som deltar?",
    "Hvordan rekrutterer dere ansatte?",
    "Hva skulle du ønske var annerledes?",
)
AT_SCHOOL = """
- Da har jeg satt på opptakeren. Du kan avbryte når du vil.
: Fint.
1 Kan du begynne med å si litt om hva du gjør her på SFO, altså rollen din?
: Jeg er leder, har vært det i fem år.
- Hva gjorde du før det?
: Jobbet i barnehage.
2 Hvis jeg hadde kommet innom en helt vanlig ettermiddag, hva hadde jeg fått se?
: Kaos! Nei, vi spiser, og så går vi ut.
- Hver dag?
: Ja, nesten.
3 Dere holder jo til i samme bygg. Hvordan samarbeider dere og skolen?
: Det er litt personavhengig.
- På hvilken måte da?
: Noen lærere kommer innom.
4 Så er det dette med barna som trenger noe mer. Hvordan møter dere de som har behov for ekstra hjelp?
: Vi har to assistenter.
5 Vi kommer ikke utenom penger. Har det noe å si for hvem som er med, det foreldrene må betale?
: Ja, noen slutter i tredje klasse.
- Mm. Det har vi hørt fra flere.
: Det kan jeg tro.
6 Ansatte, da. Er det lett å få tak i folk, og hvordan går dere fram når dere rekrutterer?
: Nei, det er vanskelig.
7 Helt til slutt: Hvis du fikk ønske deg noe, hva skulle vært annerledes?
: Flere hender.
- Da sier jeg tusen takk for praten.
: Takk selv.
"""
FERRY = (
    "How long have you worked on the ferry?",
    "What changed when the electric ferry came?",
    "How was the crew trained for the new technology?",
    "Which problems have you met with charging?",
    "How do passengers respond to the change?",
    "What would you advise other ferry companies?",
)
ON_THE_FERRY = """
- Right, the tape is running. Shall we start?
: Let us.
1 So first of all, for how many years have you been working aboard?
: Nineteen, come May.
2 And then came the electric one. Tell me what was different after that.
: The silence, first of all.
- Did you miss the noise?
: A little.
4 You mentioned the quay. I have heard that charging gave you some trouble. What sort of problems were there?
: The plug froze.
- How often did that happen?
: Twice a week, in January.
3 Let me go back a bit, to the training. What did the crew get to learn about the new technology beforehand?
: Two days in a classroom.
5 What about the people who travel with you, what do the passengers say about it?
: They sleep better.
6 If another ferry company rang you tomorrow, what advice would you give them?
: Buy two plugs.
- Is there anything you would like to add?
: No.
"""
LIBRARY = (
    "Hvordan ble biblioteket et meråpent bibliotek?",
    "Hvem bruker biblioteket utenom betjent tid?",
    "Hvilke regler gjelder for dem som låser seg inn?",
    "Har dere opplevd hærverk eller uro?",
    "Hvordan har arbeidsdagen for de ansatte endret seg?",
    "Hva koster ordningen kommunen?",
)
AT_THE_LIBRARY = """
- Hyggelig å møte deg. Alt blir anonymt.
: Bra.
1 Spørsmål en, da. Fortell hvordan det gikk til at dere ble meråpne.
: Det var politikerne som ville det.
- Alle sammen?
: Nei, med én stemmes overvekt.
2 Hvem er det som bruker det når ingen av dere er på jobb?
: Mest ungdom, og noen pensjonister tidlig.
4 Da må jeg spørre om det alle lurer på: Har det vært noe hærverk, eller bråk?
: Én gang.
- Hva skjedde da?
: Noen malte på veggen.
3 Vi hoppet over et spørsmål. Hva er det for slags regler for de som slipper seg inn selv?
: De må være over femten.
5 Hva har dette gjort med hverdagen til de som jobber her? Har de fått andre oppgaver?
: Mer formidling, mindre skranke.
- Skjønner.
: Ja.
6 Og så kostnadene. Hvor mye må kommunen ut med?
: To hundre tusen i året.
- Da var vi gjennom. Takk for at du tok deg tid.
: Bare hyggelig.
"""


def interview(told: str) -> tuple[str, list[DraftTurn], dict[int, int]]:
    """The text, its turns, and by turn which question it should ask."""
    text, turns, asks = "", [], dict[int, int]()
    for place, line in enumerate(told.strip().split("\n")):
        mark, said = line.split(" ", 1)
        begin = len(text)
        text += said + "\n"
        whole = Span(begin, len(text) - 1)
        turns.append(DraftTurn(int(mark == ":"), whole, Span(begin, begin), whole))
        if mark.isdigit():
            asks[place] = int(mark) - 1
    return text, turns, asks


SPEAKERS = (DraftSpeaker("I", Part.INTERVIEWER), DraftSpeaker("P", Part.PARTICIPANT))


@pytest.mark.parametrize(
    ("guide", "told"),
    [(SCHOOL, AT_SCHOOL), (FERRY, ON_THE_FERRY), (LIBRARY, AT_THE_LIBRARY)],
    ids=["school", "ferry", "library"],
)
def test_all_questions_are_found_and_none_is_invented(guide: tuple[str, ...], told: str) -> None:
    text, turns, asks = interview(told)
    matched = match_questions(turns, SPEAKERS, text, guide)
    found = {place: turn.question for place, turn in enumerate(matched) if turn.role is TurnRole.ASKS}
    assert found == asks


def test_what_was_set_by_hand_is_kept_and_the_rest_is_matched_round_it() -> None:
    text, turns, asks = interview(AT_SCHOOL)
    free = match_questions(turns, SPEAKERS, text, SCHOOL)
    first = next(place for place, question in asks.items() if question == 0)
    given = {first: (None, None), 4: (0, TurnRole.ASKS)}
    matched = match_questions(turns, SPEAKERS, text, SCHOOL, given)
    assert (matched[first].question, matched[first].role) == (None, None)
    assert (matched[4].question, matched[4].role, matched[5].question) == (0, TurnRole.ASKS, 0)
    assert matched[6:] == free[6:]
