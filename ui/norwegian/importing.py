"""The preview of an import: patterns, names of files, folders, speakers."""

from __future__ import annotations

TEXTS = {
    "Import folder": "Importer mappe",
    "Import folder…": "Importer mappe …",
    "First words": "Første ord",
    "Same as": "Samme som",
    "Two names of one person: all turns become the other's": (
        "To navn på samme person: alle replikkene blir den andres"
    ),
    "No speaker": "Ingen taler",
    "Something else stands before the colon; it becomes text": "Det som står foran kolon, er noe annet; det blir tekst",
    "Make the last change in every file with a speaker of that name": (
        "Gjør den siste endringen i alle filer som har en taler med det navnet"
    ),
    "“{before}” → “{after}” in {count} other file": "«{before}» → «{after}» i {count} annen fil",
    "“{before}” → “{after}” in {count} other files": "«{before}» → «{after}» i {count} andre filer",
    "The same for “{name}” in {count} other file": "Det samme for «{name}» i {count} annen fil",
    "The same for “{name}” in {count} other files": "Det samme for «{name}» i {count} andre filer",
    "This is text": "Dette er tekst",
    "This is header": "Dette er toppfelt",
    "Header: {count} line, kept above the talk": "Toppfelt: {count} linje, beholdes over samtalen",
    "Header: {count} lines, kept above the talk": "Toppfelt: {count} linjer, beholdes over samtalen",
    "Encoding": "Tegnkoding",
    "How letters are written in the file. Choose another where æ, ø and å are wrong.": (
        "Hvordan bokstaver er skrevet i filen. Velg en annen der æ, ø og å er feil."
    ),
    "Find turns another way…": "Finn replikker på en annen måte …",
    "Find turns another way": "Finn replikker på en annen måte",
    "Choose how the text shows who speaks": "Velg hvordan teksten viser hvem som snakker",
    "Replace its text…": "Bytt ut teksten …",
    "The document there is gets these words; its codings and memos stay on them": (
        "Dokumentet som finnes, får disse ordene; kodinger og notater blir med"
    ),
    "Skip": "Hopp over",
    "Import again": "Importer på nytt",
    "It is the text of “{name}” now": "Den er teksten til «{name}» nå",
    "Another version of it is here already, as “{name}”": "En annen versjon av den er her allerede, som «{name}»",
    "{count} turn": "{count} replikk",
    "{count} turns": "{count} replikker",
    "Sitat does not read files of these kinds; nothing is missing from the others.": (
        "Sitat leser ikke filer av disse slagene; ingenting mangler i de andre."
    ),
    "Windows (cp1252)": "Windows (cp1252)",
    "Older Mac": "Eldre Mac",
    "DOS, Nordic (cp865)": "DOS, nordisk (cp865)",
    "DOS, Western (cp850)": "DOS, vestlig (cp850)",
    "DOS, American (cp437)": "DOS, amerikansk (cp437)",
    "the column “{name}”": "kolonnen «{name}»",
    "the sheet “{name}”": "arket «{name}»",
    "the words beside times in the column “{name}”": "ordene ved siden av tider i kolonnen «{name}»",
    "It looks like the interview guide; tick it to have it as a document, too": (
        "Den ligner intervjuguiden; kryss av for å ha den som dokument også"
    ),
    "“{name}” is the guide, with {count} question; it is imported along.": (
        "«{name}» er guiden, med {count} spørsmål; den importeres samtidig."
    ),
    "“{name}” is the guide, with {count} questions; it is imported along.": (
        "«{name}» er guiden, med {count} spørsmål; den importeres samtidig."
    ),
    "Without a guide": "Uten guide",
    "Without a guide. With one, Sitat finds where each question is asked and answered.": (
        "Uten guide. Med en finner Sitat hvor hvert spørsmål stilles og besvares."
    ),
    "they are no part of the text; they can be taken over after the import": (
        "de er ikke del av teksten; de kan tas over etter importen"
    ),
    "they come again on every page": "de gjentas på hver side",
    "no reader sees it": "ingen leser ser den",
    "somebody has taken it out, with changes tracked": "noen har strøket den, med sporing av endringer",
    "they have no words": "de har ingen ord",
    "they are meant for programs": "de er ment for programmer",
    # ----------------------------------------------------------------- how turns are found
    "The text, with who speaks beside it": "Teksten, med hvem som snakker ved siden av",
    "How does {file} show who speaks?": "Hvordan viser {file} hvem som snakker?",
    "Ways to show who speaks": "Måter å vise hvem som snakker",
    "None of these? Mark a name in the text, where it stands before what is said.": (
        "Ingen av disse? Merk et navn i teksten, der det står foran det som blir sagt."
    ),
    "The name stands here": "Navnet står her",
    "Finds all lines that are built like the one with the marked name": (
        "Finner alle linjer som er bygd som den med det merkede navnet"
    ),
    "or a regular expression, such as {example}": "eller et regulært uttrykk, for eksempel {example}",
    "Regular expression for the label": "Regulært uttrykk for navnet foran replikken",
    "Use in all files": "Bruk i alle filer",
    "Use in this file": "Bruk i denne filen",
    "Mark the name of who speaks, as it stands in a line.": "Merk navnet på den som snakker, slik det står i en linje.",
    "Written like this": "Skrevet slik",
    "As the text itself shows it": "Slik teksten selv viser det",
    "Kari: …   or   Kari and Ola: …": "Kari: …   eller   Kari og Ola: …",
    "Kari  12:33   on a line of its own": "Kari  12:33   på egen linje",
    "Kari   on a line of its own": "Kari   på egen linje",
    "Kari ⇥ …   in columns": "Kari ⇥ …   i kolonner",
    "Names in bold, without a colon": "Navn i fet skrift, uten kolon",
    "Questions in bold, without names": "Spørsmål i fet skrift, uten navn",
    "No names: a turn for each paragraph": "Ingen navn: en replikk for hvert avsnitt",
    "No speakers; {count} paragraph": "Ingen talere; {count} avsnitt",
    "No speakers; {count} paragraphs": "Ingen talere; {count} avsnitt",
    "{name} {count} (interviewer)": "{name} {count} (intervjuer)",
    "Finding turns": "Finner replikker",
    "Looking into {name} …": "Ser i {name} …",
    "{count} file of another kind": "{count} fil av et annet slag",
    "{count} files of other kinds": "{count} filer av andre slag",
    "Mark the whole name, up to where something else begins.": "Merk hele navnet, fram til der noe annet begynner.",
    "Nothing shows where the name ends; mark it in a line in which a sign or a tab follows it.": (
        "Ingenting viser hvor navnet slutter; merk det i en linje der et tegn eller en tabulator følger etter."
    ),
    "Write an expression, or mark a name in a line.": "Skriv et uttrykk, eller merk et navn i en linje.",
    "The expression is wrong at character {place}: {reason}.": "Uttrykket er feil ved tegn {place}: {reason}.",
    "The expression takes too long; make it simpler.": "Uttrykket tar for lang tid; gjør det enklere.",
    # ----------------------------------------------------------------- names of files
    "Read the names of files…": "Les navnene på filene …",
    "Read the names of files": "Les navnene på filene",
    "Case, speaker, date and name, where the files are named by a pattern": (
        "Case, taler, dato og navn, der filene er navngitt etter et mønster"
    ),
    "What do the names of the files tell?": "Hva forteller navnene på filene?",
    "Fields: {fields}. With “/”, folders are read, too.": "Felter: {fields}. Med «/» leses også mapper.",
    "Pattern of the names": "Mønster for navnene",
    "Take over": "Ta over",
    "{count} of {all} names is built so": "{count} av {all} navn er bygd slik",
    "{count} of {all} names are built so": "{count} av {all} navn er bygd slik",
    "not built so": "ikke bygd slik",
    "There is no field “{field}”; the fields are {fields}.": "Det finnes ikke noe felt «{field}»; feltene er {fields}.",
    "The field “{field}” stands there twice.": "Feltet «{field}» står der to ganger.",
    "A pattern needs a field in braces, such as {field}.": (
        "Et mønster trenger et felt i krøllparenteser, for eksempel {field}."
    ),
    "Between two fields there must be something that parts them, such as “_”.": (
        "Mellom to felter må det stå noe som skiller dem, for eksempel «_»."
    ),
    "Its words are here already, as “{name}”.": "Ordene er her allerede, som «{name}».",
}
