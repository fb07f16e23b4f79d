"""Reports as recipes: kinds, choices, files; and quotes edited for print."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- the place
    "Reports": "Rapporter",
    "Reports…": "Rapporter …",
    "Case by case, quotes, grid, codebook, method: every report as a recipe": (
        "Case for case, sitater, matrise, kodebok, metode: hver rapport som oppskrift"
    ),
    "No reports yet": "Ingen rapporter ennå",
    "A report is a recipe: what kind, and what is in it. It is kept with the project, and written anew "
    "whenever something changed.": (
        "En rapport er en oppskrift: hva slags, og hva som er med. Den ligger i prosjektet og skrives på nytt når noe "
        "er endret."
    ),
    "Start with the usual ones": "Begynn med de vanlige",
    "New report": "Ny rapport",
    "Make another one like it": "Lag en til av samme slag",
    "Move up (Alt+Up)": "Flytt opp (Alt+Opp)",
    "Move down (Alt+Down)": "Flytt ned (Alt+Ned)",
    "Delete (Del)": "Slett (Del)",
    "Making the page…": "Lager siden …",
    "Export all": "Eksporter alle",
    "A folder for all reports": "En mappe for alle rapportene",
    "Write this report as Word, a web page, Markdown or Excel (Ctrl+E)": (
        "Skriv rapporten som Word, nettside, Markdown eller Excel (Ctrl+E)"
    ),
    "{count} point or summary rests on something that changed since.": (
        "{count} punkt eller sammendrag bygger på noe som er endret siden."
    ),
    "{count} points and summaries rest on something that changed since.": (
        "{count} punkter og sammendrag bygger på noe som er endret siden."
    ),
    # ----------------------------------------------------------------- kinds
    "The points of each question, with their quotes": "Punktene til hvert spørsmål, med sitater",
    "Themes": "Temaer",
    "The points under codes, along the codebook": "Punktene under koder, etter kodeboken",
    "Case by case": "Case for case",
    "A portrait of each case": "Et portrett av hver case",
    "Groups side by side": "Grupper side om side",
    "Each question, compared by an attribute": "Hvert spørsmål, sammenlignet etter en egenskap",
    "Quotes by code": "Sitater etter kode",
    "Coded passages along the codebook": "Kodede passasjer, etter kodeboken",
    "Quotes by question": "Sitater etter spørsmål",
    "Coded passages under their questions": "Kodede passasjer under spørsmålene sine",
    "Quotes by case": "Sitater etter case",
    "Coded passages, case by case": "Kodede passasjer, case for case",
    "Grid of questions": "Matrise over spørsmål",
    "Summaries of questions and cases, on wide pages": "Sammendrag for spørsmål og caser, på liggende sider",
    "Grid of codes": "Matrise over koder",
    "Summaries of codes and cases, on wide pages": "Sammendrag for koder og caser, på liggende sider",
    "What each code means, with an example as it was said": "Hva hver kode betyr, med et ordrett eksempel",
    "Everything noted, by what it is on": "Alle notater, etter hva de handler om",
    "Material and method": "Materiale og metode",
    "Who was interviewed, who coded, how the codebook came about": (
        "Hvem som er intervjuet, hvem som kodet, hvordan kodeboken ble til"
    ),
    "Codes, coverage and courses, to look at": "Koder, dekning og forløp, til å se på",
    # ----------------------------------------------------------------- choices
    "By": "Etter",
    "Groups": "Grupper",
    "Groups of cases": "Grupper av caser",
    "Borders between groups": "Grenser mellom grupper",
    "The borders between groups of numbers; none for round ones": (
        "Grensene mellom grupper av tall; ingen gir runde tall"
    ),
    "As the project": "Som i prosjektet",
    "Summaries, not only states": "Sammendrag, ikke bare tilstander",
    "Groups of cases, not cases": "Grupper av caser, ikke caser",
    "As a table on wide pages": "Som tabell på liggende sider",
    "Findings first": "Funn først",
    "Each passage only once": "Hver passasje bare én gang",
    "Under its first code, with a reference from its other codes": (
        "Under den første koden, med henvisning fra de andre kodene"
    ),
    "What was said before and after": "Det som ble sagt før og etter",
    "An example as it was said": "Et ordrett eksempel",
    "How many say so (3 of 5)": "Hvor mange som sier det (3 av 5)",
    "No names": "Ingen navn",
    "The grid as this view lays it out, on wide pages": "Matrisen slik denne visningen setter den opp, liggende",
    "Coded transcripts": "Kodede transkripsjoner",
    "Interviews with their codings as comments in the margin": "Intervjuer med kodingene som kommentarer i margen",
    "Each closed question with a chart and a sentence, each open one with its points": (
        "Hvert lukket spørsmål med diagram og en setning, hvert åpent med punktene sine"
    ),
    "Laid out as": "Satt opp som",
    "All of it, by sections": "Alt, etter deler",
    "All of them": "Alle",
    "All of them; tick those that are meant": "Alle; kryss av for dem det gjelder",
    "{count} document, ticked below": "{count} dokument, krysset av nedenfor",
    "{count} documents, ticked below": "{count} dokumenter, krysset av nedenfor",
    "Told by groups, too": "Fortalt etter grupper også",
    "The counts in tables, too": "Tallene i tabeller også",
    "{name} (no longer there)": "{name} (finnes ikke lenger)",
    "As the project ({name})": "Som i prosjektet ({name})",
    "Another template…": "En annen mal …",
    # ----------------------------------------------------------------- pictures
    "A picture in the report": "Et bilde i rapporten",
    "Add a picture…": "Legg til et bilde …",
    "Choose otherwise (double click)": "Velg annerledes (dobbeltklikk)",
    "Take out (Del)": "Ta ut (Del)",
    "Where it stands": "Hvor det står",
    "At the end": "Til slutt",
    "at question {number}": "ved spørsmål {number}",
    "Every kind that there is something to show in": "Hvert slag som det er noe å vise i",
    "No family of codes is ordered yet; order one in the codebook.": (
        "Ingen kodefamilie er ordnet ennå; ordne en i kodeboken."
    ),
    # ----------------------------------------------------------------- the grid as a report
    "Save as report": "Lagre som rapport",
    "Save as report…": "Lagre som rapport …",
    "The grid is the report “{name}” now": "Matrisen er nå rapporten «{name}»",
    "There is no view “{name}” of the grid; there are {known}.": (
        "Det finnes ingen visning «{name}» av matrisen; det finnes {known}."
    ),
    # ----------------------------------------------------------------- quotes in print
    "Edit for print…": "Rediger for trykk …",
    "Edited for print": "Redigert for trykk",
    "Edit the quote for print": "Rediger sitatet for trykk",
    "Leave out words with […], make something clear with [words]. All else stays as it was said.": (
        "Utelat ord med […], klargjør med [ord]. Alt annet blir stående slik det ble sagt."
    ),
    "As it was said": "Slik det ble sagt",
    "In print": "På trykk",
    "Print it so": "Trykk det slik",
    "Print as it was said": "Trykk som det ble sagt",
    "Leave out what is selected": "Utelat det som er merket",
    "This is how it will be printed.": "Slik blir det trykt.",
    "It will be printed as it was said.": "Det blir trykt slik det ble sagt.",
    "A bracket in “{words}” stands alone; mark an edit as […] or [words].": (
        "En klamme i «{words}» står alene; merk en redigering som […] eller [ord]."
    ),
    "Something is left out beside “{words}”; put […] where words are missing.": (
        "Noe er utelatt ved «{words}»; sett […] der ord mangler."
    ),
    "There are no words to print; take the quote out of the report instead.": (
        "Det er ingen ord å trykke; ta heller sitatet ut av rapporten."
    ),
    "“{words}” was not said there; put words of your own in brackets: [words].": (
        "«{words}» ble ikke sagt der; sett egne ord i klammer: [ord]."
    ),
    # ----------------------------------------------------------------- what can be wrong
    "There is already a report “{name}”; choose another name.": (
        "Det finnes allerede en rapport «{name}»; velg et annet navn."
    ),
    "That report is not told by {by}; it may be by {known}.": (
        "Den rapporten kan ikke ordnes etter {by}; den kan ordnes etter {known}."
    ),
    "A report of this kind knows no “{word}”; it knows {known}.": (
        "En rapport av dette slaget kjenner ikke «{word}»; den kjenner {known}."
    ),
    "That report is no longer there; choose another.": "Den rapporten finnes ikke lenger; velg en annen.",
    "A report needs a name; type one.": "En rapport må ha et navn; skriv ett.",
    "There is no report “{name}”; there are {known}.": "Det finnes ingen rapport «{name}»; det finnes {known}.",
    "This report asks for something that this Sitat does not know; open it with a newer one.": (
        "Denne rapporten ber om noe som denne utgaven av Sitat ikke kjenner; åpne den med en nyere."
    ),
    "Groups go by an attribute of the cases, and there is none yet; give them one.": (
        "Grupper går etter en egenskap ved casene, og det finnes ingen ennå; gi dem en."
    ),
    "Beside a transcript may stand {known}.": "Ved siden av en transkripsjon kan det stå {known}.",
    "There is no attribute and no closed question “{name}” to tell the survey by.": (
        "Det finnes verken en egenskap eller et lukket spørsmål «{name}» å fortelle undersøkelsen etter."
    ),
    "There is no document “{name}”; choose one of the project's.": (
        "Det finnes ikke noe dokument «{name}»; velg et av prosjektets."
    ),
    "There is no survey “{name}”; there are {known}.": "Det finnes ingen undersøkelse «{name}»; det finnes {known}.",
    # ----------------------------------------------------------------- history
    "wording of a quote in print": "ordlyden i et trykt sitat",
    "Edited the quote “{quote}” for print": "Redigerte sitatet «{quote}» for trykk",
    "Let the quote “{quote}” be printed as it was said": "Lot sitatet «{quote}» bli trykt slik det ble sagt",
    "new report {recipe}": "ny rapport {recipe}",
    "Made the report {recipe}": "Laget rapporten {recipe}",
    "change of report {recipe}": "endring av rapporten {recipe}",
    "Changed how the report {recipe} is made": "Endret hvordan rapporten {recipe} lages",
    "deletion of report {recipe}": "sletting av rapporten {recipe}",
    "Deleted the report {recipe}": "Slettet rapporten {recipe}",
    "order of reports": "rekkefølgen på rapporter",
    "Moved the report {recipe}": "Flyttet rapporten {recipe}",
    "renaming of report {recipe}": "nytt navn på rapporten {recipe}",
    "Renamed the report {before} to {recipe}": "Ga rapporten {before} navnet {recipe}",
}
