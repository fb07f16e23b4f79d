"""The report: points, their evidence, the preview and the export."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- checking a finished report
    "Check a finished report": "Kontroller en ferdig rapport",
    "Check a finished report…": "Kontroller en ferdig rapport …",
    "Checking the report": "Kontrollerer rapporten",
    "Word reports": "Word-rapporter",
    "{count} quote in {name} is verbatim": "{count} sitat i {name} er ordrett",
    "All {count} quotes in {name} are verbatim": "Alle {count} sitatene i {name} er ordrette",
    "{count} quote in {name} differs": "{count} sitat i {name} avviker",
    "{count} quotes in {name} differ": "{count} sitater i {name} avviker",
    "What is marked as an edit, […] or [words], is allowed.": (
        "Det som er merket som redigert, […] eller [ord], er tillatt."
    ),
    "Quotes that differ": "Sitater som avviker",
    "{count} point": "{count} punkt",
    "{count} points": "{count} punkter",
    "no points yet": "ingen punkter ennå",
    "divided": "uenighet",
    "Answers agree": "Samstemte svar",
    "Views divided": "Delte meninger",
    "A report follows the questions of your guide, and each has its points.": (
        "En rapport følger spørsmålene i guiden, og hvert av dem har sine punkter."
    ),
    # ----------------------------------------------------------------- points
    "Points": "Punkter",
    "Point {number}": "Punkt {number}",
    "What do the answers add up to?": "Hva sier svarene til sammen?",
    "What can be done with the point": "Hva som kan gjøres med punktet",
    "Drag to another place (Alt+Up, Alt+Down)": "Dra til et annet sted (Alt+Opp, Alt+Ned)",
    "{count} of {all} cases": "{count} av {all} caser",
    "Write the first point, or choose cells below and make a point of their summaries.": (
        "Skriv det første punktet, eller velg celler nedenfor og lag et punkt av sammendragene."
    ),
    "Add a point": "Legg til et punkt",
    "Add evidence…": "Legg til belegg …",
    "Delete point": "Slett punktet",
    "Deleted the point “{point}”": "Slettet punktet «{point}»",
    # ----------------------------------------------------------------- evidence
    "Evidence": "Belegg",
    "Add to point": "Legg til punktet",
    "Add to point (Enter)": "Legg til punktet (Enter)",
    "Let the point in hand rest on what is chosen below (Enter)": (
        "La det valgte punktet bygge på det som er valgt nedenfor (Enter)"
    ),
    "New point from summaries": "Nytt punkt av sammendrag",
    "Make a point of the summaries of the chosen cells, resting on them": (
        "Lag et punkt av sammendragene i de valgte cellene, med cellene som belegg"
    ),
    "in this point": "i dette punktet",
    "in another point": "i et annet punkt",
    "Show in grid": "Vis i matrisen",
    "Show in grid (Ctrl+Enter)": "Vis i matrisen (Ctrl+Enter)",
    "Show in transcript (Ctrl+Enter)": "Vis i transkripsjonen (Ctrl+Enter)",
    "Take away from the point": "Ta bort fra punktet",
    "Took a quote from the point": "Tok et sitat bort fra punktet",
    "Took a cell from the point": "Tok en celle bort fra punktet",
    "Cell of {case}": "Cellen til {case}",
    "“{quote}” ({place})": "«{quote}» ({place})",
    "Quote from {place}, {seen}": "Sitat fra {place}, {seen}",
    "printed in the report": "står i rapporten",
    "not printed in the report": "står ikke i rapporten",
    "Leave out of the report": "Utelat fra rapporten",
    "Print in the report": "Ta med i rapporten",
    "The transcript no longer says this word for word.": "Dette står ikke lenger ordrett i transkripsjonen.",
    # ----------------------------------------------------------------- preview and export
    "Preview of the report": "Forhåndsvisning av rapporten",
    "As Word will show it": "Slik Word vil vise den",
    "Whole report": "Hele rapporten",
    "This question": "Spørsmålet",
    "Export…": "Eksporter …",
    "Write the report as a Word file": "Skriv rapporten som en Word-fil",
    "Export the report": "Eksporter rapporten",
    "Title": "Tittel",
    "Subtitle": "Undertittel",
    "Language of the report": "Rapportens språk",
    "Attribution": "Kildehenvisning",
    "Case, role and paragraph": "Case, rolle og avsnitt",
    "Nothing about whose words they are": "Ingenting om hvem som sa det",
    "Something of my own…": "Noe eget …",
    "Attribution of my own": "Egen kildehenvisning",
    "With": "Med",
    "Contents": "Innholdsfortegnelse",
    "Codebook as an appendix": "Kodebok som vedlegg",
    "Grid of who answered, as an appendix": "Hvem svarte på hva, som vedlegg",
    "Template": "Mal",
    "Sitat's own look": "Sitats eget utseende",
    "Choose a template": "Velg en mal",
    "Do without a template": "Ikke bruk mal",
    "This file is there already; it will be replaced.": "Denne filen finnes fra før; den blir erstattet.",
    "This is a folder; name the file that is to be written in it.": (
        "Dette er en mappe; skriv navnet på filen som skal legges i den."
    ),
    "Not now": "Ikke nå",
    "Writing {file}": "Skriver {file}",
    "Saved {file}": "Lagret {file}",
    "Stopped; no file was written.": "Stoppet; ingen fil ble skrevet.",
    # ----------------------------------------------------------------- what happened since
    "{count} point to look at again": "{count} punkt å se på igjen",
    "{count} points to look at again": "{count} punkter å se på igjen",
    "{count} point rests on something that changed since it was worded.": (
        "{count} punkt bygger på noe som er endret siden det ble formulert."
    ),
    "{count} points rest on something that changed since they were worded.": (
        "{count} punkter bygger på noe som er endret siden de ble formulert."
    ),
    "{count} summary rests on passages that changed since it was written.": (
        "{count} sammendrag bygger på passasjer som er endret siden det ble skrevet."
    ),
    "{count} summaries rest on passages that changed since they were written.": (
        "{count} sammendrag bygger på passasjer som er endret siden de ble skrevet."
    ),
    "Look at them": "Se på dem",
    "Written: {name}, but {count} summary or point in it rests on something that changed since.": (
        "Ferdig skrevet: {name}, men {count} sammendrag eller punkt i den bygger på noe som er endret siden."
    ),
    "Written: {name}, but {count} summaries and points in it rest on something that changed since.": (
        "Ferdig skrevet: {name}, men {count} sammendrag og punkter i den bygger på noe som er endret siden."
    ),
}
