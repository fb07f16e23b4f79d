"""A house's own style: attribution, names that may not be read, styles of a template, fixed texts."""

from __future__ import annotations

TEXTS = {
    "Case and role": "Case og rolle",
    "Number of the case": "Casens nummer",
    "¶": "¶",
    "Line": "Linje",
    "Time in the recording": "Tid i opptaket",
    "Fields stand in braces; a click on one below puts it in": (
        "Felt står i krøllparenteser; et klikk på et av dem under setter det inn"
    ),
    "No names: case numbers and pseudonyms in their place": "Ingen navn: casenumre og pseudonymer i stedet",
    "In headings, tables and points too; in quotes they stand in brackets": (
        "Også i overskrifter, tabeller og punkter; i sitater står de i klammer"
    ),
    "Names…": "Navn…",
    "Which names can be read in the report, where, and what is to stand for them": (
        "Hvilke navn som kan leses i rapporten, hvor, og hva som skal stå i stedet"
    ),
    "in a quote": "i et sitat",
    "in a heading": "i en overskrift",
    "in the text": "i teksten",
    "in a table": "i en tabell",
    "in a picture": "i en figur",
    "in the title": "i tittelen",
    "in the subtitle": "i undertittelen",
    "at the top of the pages": "øverst på sidene",
    "as the author": "som forfatter",
    "in the file's name": "i filnavnet",
    "Called without names": "Kalles uten navn",
    "(perhaps “{written}”)": "(kanskje «{written}»)",
    "Names in the report": "Navn i rapporten",
    "One name can be read in the report": "Ett navn kan leses i rapporten",
    "Names can be read in {count} places of the report": "Navn kan leses {count} steder i rapporten",
    "No case and no speaker is named in the report": "Ingen case og ingen taler er nevnt ved navn i rapporten",
    "What is to stand for a name can be typed beside it; it is kept with the project.": (
        "Det som skal stå i stedet for et navn, kan skrives ved siden av; det lagres i prosjektet."
    ),
    "Where the name can be read": "Hvor navnet kan leses",
    "Without names": "Uten navn",
    "Write as it is": "Skriv som den er",
    "Case numbers and pseudonyms stand for all of them, in quotes in brackets": (
        "Casenumre og pseudonymer står i stedet for alle, i sitater i klammer"
    ),
    "Styles…": "Stiler…",
    "Which styles of the template are used, and what its cover says": (
        "Hvilke av malens stiler som brukes, og hva som står på forsiden"
    ),
    "Fixed texts…": "Faste tekster…",
    "Word what every report says otherwise, such as “The answers can be summarised …”": (
        "Skriv om det alle rapporter sier, som «Svarene kan sammenfattes …»"
    ),
    "Styles of the template": "Malens stiler",
    "Styles of {name}": "Stilene i {name}",
    "{count} kind of paragraph has no style of its name in the template; see what is proposed (*).": (
        "{count} slags avsnitt har ingen stil med sitt navn i malen; se på det som er foreslått (*)."
    ),
    "{count} kinds of paragraphs have no style of their name in the template; see what is proposed (*).": (
        "{count} slags avsnitt har ingen stil med sitt navn i malen; se på det som er foreslått (*)."
    ),
    "The template has a style for every kind of paragraph that matters.": (
        "Malen har en stil for alle slags avsnitt som betyr noe."
    ),
    "How a page looks": "Hvordan en side ser ut",
    "As proposed": "Som foreslått",
    "Use": "Bruk",
    "proposed": "foreslått",
    "No style of this name is there; this is a proposal": "Ingen stil har dette navnet; dette er et forslag",
    "Client": "Oppdragsgiver",
    "Date on the cover": "Dato på forsiden",
    "Stands where the template says {asked}, or in a field of that name": (
        "Står der malen sier {asked}, eller i et felt med det navnet"
    ),
    "Heading 1": "Overskrift 1",
    "Heading 2": "Overskrift 2",
    "Heading 3": "Overskrift 3",
    "Heading 4": "Overskrift 4",
    "Line before bullets": "Linjen før punktene",
    "Bullet": "Punkt",
    "Bullet in a bullet": "Punkt i punkt",
    "Small print": "Liten skrift",
    "Caption": "Figur- og tabelltekst",
    "Text in tables": "Tekst i tabeller",
    "Heading of the contents": "Innholdets overskrift",
    "Table": "Tabell",
    "What was said": "Hva som ble sagt",
    "Five interviews": "Fem intervjuer",
    "Background": "Bakgrunn",
    "1. How is the work anchored?": "1. Hvordan er arbeidet forankret?",
    "The answers can be summarised as follows:": "Svarene kan sammenfattes slik:",
    "The council voted, but nobody had time.": "Kommunestyret vedtok det, men ingen hadde tid.",
    "A heading below": "En overskrift under",
    "“We waited, and nobody came.”": "«Vi ventet, og ingen kom.»",
    "Not asked: one case.": "Ikke spurt: én case.",
    "Table 1. Who was interviewed": "Tabell 1. Hvem som ble intervjuet",
    "Manager, 18 February": "Leder, 18. februar",
    "(Case 2, manager)": "(Case 2, leder)",
    "As it is": "Som den er",
    "as it is": "som den er",
    "In our words": "Med våre ord",
    "Fixed texts of reports": "Faste tekster i rapporter",
    "What stands in braces is filled in and has to stay. The wording is kept with the project.": (
        "Det som står i krøllparenteser, fylles ut og må bli stående. Ordlyden lagres i prosjektet."
    ),
    "Language of the texts": "Tekstenes språk",
    "Words in them": "Ord i dem",
    "As it was": "Som før",
    "Have the chosen text as it is by itself": "La den valgte teksten være som den er i utgangspunktet",
    "Done": "Ferdig",
    "Look for names in a finished report…": "Se etter navn i en ferdig rapport …",
    "Look for names in a finished report": "Se etter navn i en ferdig rapport",
    "A name can be read in one place of {name}": "Et navn kan leses ett sted i {name}",
    "Names can be read in {count} places of {name}": "Navn kan leses {count} steder i {name}",
    "Hidden places and properties count: Word shows them to whoever looks.": (
        "Skjulte steder og egenskaper teller med: Word viser dem til den som ser etter."
    ),
    "No case and no speaker is named in {name}": "Ingen case og ingen taler er nevnt ved navn i {name}",
    "Quote": "Sitat",
    "A brace in “{words}” stands alone; write places as {{name}}.": (
        "En krøllparentes i «{words}» står alene; skriv feltene som {{name}}."
    ),
    "{place} is missing in “{words}”; it is filled in there.": "{place} mangler i «{words}»; det fylles ut der.",
    "{place} stands more than once in “{words}”; leave it once.": (
        "{place} står flere ganger i «{words}»; la det stå én gang."
    ),
    "Said in": "Står i",
    "Kind of report": "Slags rapport",
    "All reports": "Alle rapporter",
    "Several kinds": "Flere slag",
    "Nothing is filled in for {place} in “{words}”.": "Ingenting fylles ut for {place} i «{words}».",
}
