"""Comparing with an edited report, in bokmål."""

from __future__ import annotations

TEXTS = {
    "Compare with an edited report…": "Sammenlign med en redigert rapport …",
    "Compare with an edited report": "Sammenlign med en redigert rapport",
    "Reading the report": "Leser rapporten",
    "Worded otherwise in Word": "Annerledes formulert i Word",
    "Worded otherwise in Word and here": "Annerledes formulert både i Word og her",
    "Worded otherwise here since": "Formulert om her siden",
    "Deleted in Word": "Slettet i Word",
    "Deleted here since": "Slettet her siden",
    "New in Word": "Nytt i Word",
    "In another order in Word": "I en annen rekkefølge i Word",
    "{name} was written from another project; open that one and compare there.": (
        "{name} ble skrevet fra et annet prosjekt; åpne det og sammenlign der."
    ),
    "The points of {name} are worded as they are here.": "Punktene i {name} er formulert som her.",
    "There are no points of Sitat’s in {name}; choose a synthesis exported as Word.": (
        "Det er ingen punkter fra Sitat i {name}; velg en syntese som ble eksportert til Word."
    ),
    "{count} difference in {name}": "{count} forskjell i {name}",
    "{count} differences in {name}": "{count} forskjeller i {name}",
    "{count} point is worded as here.": "{count} punkt er formulert som her.",
    "{count} points are worded as here.": "{count} punkter er formulert som her.",
    "It has {count} comment: bring it in by File ▸ Import ▸ Comments from Word.": (
        "Den har {count} kommentar: hent den inn med Fil ▸ Importer ▸ Kommentarer fra Word."
    ),
    "It has {count} comments: bring them in by File ▸ Import ▸ Comments from Word.": (
        "Den har {count} kommentarer: hent dem inn med Fil ▸ Importer ▸ Kommentarer fra Word."
    ),
    "Differences": "Forskjeller",
    "How it is worded from now on": "Slik formuleres det fra nå av",
    "Here": "Her",
    "In Word": "I Word",
    "Take over {count} change": "Overta {count} endring",
    "Take over {count} changes": "Overta {count} endringer",
    "Took over {count} change": "Overtok {count} endring",
    "Took over {count} changes": "Overtok {count} endringer",
    "summary: {topic}, {voice}": "sammendrag: {topic}, {voice}",
}
