"""Findings, points under codes and by group, and what is done with points: merging, dividing, evidence against."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- where points stand
    "Findings": "Funn",
    "finding": "funn",
    "code": "kode",
    "by group": "etter gruppe",
    "A finding without words": "Et funn uten ord",
    "What the study has found, across its questions. A finding rests on points and stands before them.": (
        "Det studien har funnet, på tvers av spørsmålene. Et funn bygger på punkter og står foran dem."
    ),
    "Add a finding": "Legg til et funn",
    "Write the first finding, or choose points below and make a finding of them.": (
        "Skriv det første funnet, eller velg punkter nedenfor og lag et funn av dem."
    ),
    "New finding from points": "Nytt funn av punkter",
    "Make a finding of the chosen points, resting on them": "Lag et funn av de valgte punktene, som bygger på dem",
    "There is no interview guide yet; import one, or write points under codes.": (
        "Det finnes ingen intervjuguide ennå; importer en, eller skriv punkter under koder."
    ),
    "This code": "Koden",
    "Looking for what changed": "Ser etter det som er endret",
    # ----------------------------------------------------------------- by group
    "By group": "Etter gruppe",
    "Tell in the report what each group of cases says": "Fortell i rapporten hva hver gruppe av caser sier",
    "Borders between the groups…": "Grenser mellom gruppene …",
    "There are no attributes to group by yet": "Det finnes ingen egenskaper å gruppere etter ennå",
    "Told of": "Gjelder",
    "Choose the attribute whose groups the question is told by.": (
        "Velg egenskapen som spørsmålet skal fortelles etter gruppene til."
    ),
    # ----------------------------------------------------------------- merging, dividing, moving
    "Merge with the point above": "Slå sammen med punktet over",
    "Merge with another point…": "Slå sammen med et annet punkt …",
    "Merge with which point?": "Slå sammen med hvilket punkt?",
    "Merged two points; the one rests on the evidence of both": (
        "Slo sammen to punkter; det ene bygger på belegget for begge"
    ),
    "Backspace": "Slett bakover",
    "Del": "Del",
    "Divide…": "Del …",
    "Divide the point": "Del punktet",
    "The words of the point": "Ordene i punktet",
    "Put the caret where the second point begins.": "Sett markøren der det andre punktet begynner.",
    "Evidence that goes to the second point": "Belegg som følger det andre punktet",
    "still to be written": "ikke skrevet ennå",
    "Make a finding of it": "Gjør det til et funn",
    "Made a finding that rests on the point": "Laget et funn som bygger på punktet",
    "Show the findings": "Vis funnene",
    "Move to another question or code…": "Flytt til et annet spørsmål eller en annen kode …",
    "Move to which question or code?": "Flytt til hvilket spørsmål eller hvilken kode?",
    "Moved the point": "Flyttet punktet",
    # ----------------------------------------------------------------- evidence
    "{said}, {count} against": "{said}, {count} imot",
    "Those that say so, of those that answered": "De som sier det, av dem som svarte",
    "Speaks against the point": "Taler mot punktet",
    "speaks against the point": "taler mot punktet",
    "Speaks against the finding": "Taler mot funnet",
    "Point of {place}": "Punkt under {place}",
    "Show the point": "Vis punktet",
    "Show the point (Ctrl+Enter)": "Vis punktet (Ctrl+Enter)",
    "Took a point from the finding": "Tok et punkt bort fra funnet",
    "Only a finding rests on points, and only on those of questions and codes.": (
        "Bare et funn bygger på punkter, og bare på dem som står under spørsmål og koder."
    ),
    "A finding that rests on points cannot be merged into a point below it.": (
        "Et funn som bygger på punkter, kan ikke slås sammen med et punkt under det."
    ),
    "A finding that rests on points stays a finding; take them away first.": (
        "Et funn som bygger på punkter, forblir et funn; ta dem bort først."
    ),
    # ----------------------------------------------------------------- the history
    "evidence against a point": "belegg mot et punkt",
    "Marked evidence as speaking against the point “{point}”": "Merket belegg som taler mot punktet «{point}»",
    "Marked evidence as speaking for the point “{point}”": "Merket belegg som taler for punktet «{point}»",
    "new finding": "nytt funn",
    "Made the finding “{point}”": "Laget funnet «{point}»",
    "Made the finding “{point}” of {count} points": "Laget funnet «{point}» av {count} punkter",
    "wording of a finding": "formulering av et funn",
    "Worded the finding “{point}”": "Formulerte funnet «{point}»",
    "deletion of a finding": "sletting av et funn",
    "Deleted the finding “{point}”": "Slettet funnet «{point}»",
    "order of findings": "rekkefølgen på funn",
    "Moved “{point}” among the findings": "Flyttet «{point}» blant funnene",
    "a finding as still right": "et funn som fortsatt riktig",
    "Found the finding “{point}” still right": "Fant at funnet «{point}» fortsatt er riktig",
    "group of a point": "gruppen til et punkt",
    "Changed the group that the point “{point}” is told of": "Endret gruppen som punktet «{point}» gjelder",
    "merge of {count} points": "sammenslåing av {count} punkter",
    "Merged {count} points into “{point}”": "Slo sammen {count} punkter til «{point}»",
    "split of a point": "deling av et punkt",
    "Split the point “{point}”; “{other}” is a point of its own now": (
        "Delte punktet «{point}»; «{other}» er nå et eget punkt"
    ),
    "question {question} by {attribute}": "spørsmål {question} etter {attribute}",
    "Told question {question} by {attribute}": "Fortalte spørsmål {question} etter {attribute}",
    "Made the point “{point}” under the code {code}": "Laget punktet «{point}» under koden {code}",
    "Worded the point “{point}” under the code {code}": "Formulerte punktet «{point}» under koden {code}",
    "Deleted the point “{point}” under the code {code}": "Slettet punktet «{point}» under koden {code}",
    "Moved the point “{point}” under the code {code}": "Flyttet punktet «{point}» under koden {code}",
    "Found the point “{point}” under the code {code} still right": (
        "Fant at punktet «{point}» under koden {code} fortsatt er riktig"
    ),
}
