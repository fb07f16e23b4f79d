"""The grid: the states of its cells, its panel and what can be done there."""

from __future__ import annotations

TEXTS = {
    "Memo on question {number}": "Notat om spørsmål {number}",
    "answered": "besvart",
    "asked, not answered": "spurt, ikke besvart",
    "not asked": "ikke spurt",
    "not yet read": "ikke lest ennå",
    "Show or hide the cell's panel": "Vis eller skjul panelet for cellen",
    "{written} of {answered} answers summed up": "{written} av {answered} svar sammenfattet",
    "{count} cell not yet read": "{count} celle ikke lest ennå",
    "{count} cells not yet read": "{count} celler ikke lest ennå",
    "no document": "ingen dokumenter",
    "1 document": "1 dokument",
    "{documents}, {count} not yet read": "{documents}, {count} ikke lest",
    "set by hand": "satt for hånd",
    "views divided": "delte meninger",
    "Views are divided": "Meningene er delte",
    "Say in the report that the answers to this question differ": (
        "Si i rapporten at svarene på dette spørsmålet spriker"
    ),
    # ----------------------------------------------------------------- a cell
    "Summary": "Sammendrag",
    "Sum up in a few sentences what was said": "Sammenfatt i noen setninger hva som ble sagt",
    "State": "Tilstand",
    "State of the cell": "Cellens tilstand",
    "As the transcripts say": "Som transkripsjonene sier",
    "as the transcripts say": "som transkripsjonene sier",
    "Follows from the transcripts; choose another to set it by hand": (
        "Følger av transkripsjonene; velg en annen for å sette den for hånd"
    ),
    "Set by hand; the transcripts say: {state}": "Satt for hånd; transkripsjonene sier: {state}",
    "Let the state follow from the transcripts again": "La tilstanden følge av transkripsjonene igjen",
    "Click to let it follow from the transcripts again": "Klikk for å la den følge av transkripsjonene igjen",
    "Show the question's points in the report": "Vis punktene til spørsmålet i rapporten",
    "Show in report": "Vis i rapporten",
    "Passages": "Passasjer",
    "Cite": "Siter",
    "Cite in summary": "Siter i sammendraget",
    "The question was asked, but no turn answers it.": "Spørsmålet ble stilt, men ingen replikk svarer på det.",
    "No passage is matched to this question yet. Once everything of {case} is marked as read, that means it was "
    "not asked.": (
        "Ingen passasje er knyttet til spørsmålet ennå. Når alt fra {case} er merket som lest, betyr det at det ikke "
        "ble spurt."
    ),
    "All of {case} is read, and this question was not asked.": (
        "Alt fra {case} er lest, og dette spørsmålet ble ikke stilt."
    ),
    "{document} is read": "{document} er lest",
    "What is not found in a document that is read was not asked": (
        "Det som ikke finnes i et lest dokument, ble det ikke spurt om"
    ),
    "Write summary": "Skriv sammendrag",
    "Copy with headings": "Kopier med overskrifter",
    "{count} summary changed": "{count} sammendrag endret",
    "{count} summaries changed": "{count} sammendrag endret",
    # ----------------------------------------------------------------- where there is no grid yet
    "The grid sets the questions of your guide against your cases.": (
        "Matrisen stiller spørsmålene i guiden opp mot casene."
    ),
    "No transcripts yet": "Ingen transkripsjoner ennå",
    "With transcripts, the grid shows which case answered which question.": (
        "Med transkripsjoner viser matrisen hvilken case som svarte på hvilket spørsmål."
    ),
    "No cases yet": "Ingen caser ennå",
    "The grid compares cases; no document belongs to one yet.": (
        "Matrisen sammenligner caser, og ingen dokumenter hører til en case ennå."
    ),
    "Make a case of each document": "Lag en case av hvert dokument",
    # ----------------------------------------------------------------- what happened since
    "Since this was written: {happened}": "Siden dette ble skrevet: {happened}",
    "Since this was worded: {happened}": "Siden dette ble formulert: {happened}",
    "{count} passage was edited": "{count} passasje ble endret",
    "{count} passages were edited": "{count} passasjer ble endret",
    "{count} passage is new": "{count} passasje er ny",
    "{count} passages are new": "{count} passasjer er nye",
    "{count} passage is gone": "{count} passasje er borte",
    "{count} passages are gone": "{count} passasjer er borte",
    "{count} passage was recoded": "{count} passasje ble kodet om",
    "{count} passages were recoded": "{count} passasjer ble kodet om",
    "{count} cell reads differently": "{count} celle lyder annerledes",
    "{count} cells read differently": "{count} celler lyder annerledes",
    "edited": "endret",
    "new": "ny",
    "gone": "borte",
    "recoded": "kodet om",
    "reads differently": "lyder annerledes",
    "nothing": "ingenting",
    "no code": "ingen kode",
    "Show what changed": "Vis hva som er endret",
    "Hide what changed": "Skjul hva som er endret",
    "Still right": "Fortsatt riktig",
    "The words stand as they are; the warning goes": "Ordene står som de er; varselet forsvinner",
    "{count} summary to look at again": "{count} sammendrag å se på igjen",
    "{count} summaries to look at again": "{count} sammendrag å se på igjen",
}
