"""Cases, documents and speakers as spreadsheets, their attributes, and tables on their way in."""

from __future__ import annotations

TEXTS = {
    "Cases, documents and speakers": "Caser, dokumenter og talere",
    "Cases, documents or speakers": "Caser, dokumenter eller talere",
    "Show only the lines that have these words": "Vis bare linjene som har disse ordene",
    "No line has these words.": "Ingen linje har disse ordene.",
    "Nothing has been brought in yet": "Ingenting er hentet inn ennå",
    "Import transcripts first; what is known of them and of those who speak goes here.": (
        "Importer transkripsjoner først; det som er kjent om dem og om dem som snakker, hører til her."
    ),
    "The case of the document; type another where this speaker belongs to one.": (
        "Casen til dokumentet; skriv en annen der taleren hører til en annen."
    ),
    "Taking over the table": "Tar inn tabellen",
    "Writing in the cells": "Skriver i cellene",
    "Names": "Navn",
    "Empty": "Tøm",
    "Fill down": "Fyll nedover",
    "Sort from first to last": "Sorter fra første til siste",
    "Sort from last to first": "Sorter fra siste til første",
    "Move left": "Flytt til venstre",
    "Move right": "Flytt til høyre",
    # ----------------------------------------------------------------- attributes
    "Name, type and choices…": "Navn, type og valg …",
    "New attribute of cases": "Ny egenskap ved caser",
    "New attribute of documents": "Ny egenskap ved dokumenter",
    "New attribute of speakers": "Ny egenskap ved talere",
    "Attribute {name}": "Egenskapen {name}",
    "Level, profession, age …": "Nivå, yrke, alder …",
    "Choices": "Valg",
    "One on each line, in their order. None: anything can be typed.": (
        "Ett på hver linje, i rekkefølge. Ingen: alt kan skrives."
    ),
    "Save attribute": "Lagre egenskapen",
    "Delete attribute {name}": "Slett egenskapen {name}",
    "Deleted the attribute {name} and its values": "Slettet egenskapen {name} og verdiene",
    "{count} value would not fit: {values}": "{count} verdi ville ikke passe: {values}",
    "{count} values would not fit: {values}": "{count} verdier ville ikke passe: {values}",
    "“{name}” has values that would not fit: {values}{more}; correct them first.": (
        "«{name}» har verdier som ikke ville passe: {values}{more}; rett dem først."
    ),
    "There is already an attribute “{name}”, of others than these; choose another name.": (
        "Det finnes alt en egenskap «{name}», ved andre enn disse; velg et annet navn."
    ),
    "There is already an attribute “{name}”; choose another name.": (
        "Det finnes alt en egenskap «{name}»; velg et annet navn."
    ),
    "The name of an attribute cannot have braces in it; leave them out of “{name}”.": (
        "Navnet på en egenskap kan ikke ha krøllparenteser; ta dem ut av «{name}»."
    ),
    "There is no attribute “{name}”; there are {known}.": "Det finnes ingen egenskap «{name}»; det finnes {known}.",
    "“{value}” is no date that can be read only one way, and “{name}” is one; type it as 2016-02-18.": (
        "«{value}» er ingen dato som bare kan leses på én måte, og «{name}» er en dato; skriv den som 2016-02-18."
    ),
    "“{value}” is neither yes nor no, and “{name}” is one of them; type yes or no.": (
        "«{value}» er verken ja eller nei, og «{name}» er en av dem; skriv ja eller nei."
    ),
    "“{value}” is not among the choices of “{name}” ({choices}); choose one, or add it to them.": (
        "«{value}» er ikke blant valgene for «{name}» ({choices}); velg et av dem, eller legg det til."
    ),
    "A speaker needs a name; type one.": "En taler må ha et navn; skriv et.",
    "“{text}” is no part; write interviewer or participant.": (
        "«{text}» er ingen del i intervjuet; skriv intervjuer eller deltaker."
    ),
    "A speaker stays in the document where the words are; change other columns.": (
        "En taler blir i dokumentet der ordene står; endre andre kolonner."
    ),
    "There is no column “{column}” here; choose another.": "Det er ingen kolonne «{column}» her; velg en annen.",
    # ----------------------------------------------------------------- tables on their way in
    "Import table": "Importer tabell",
    "Import table…": "Importer tabell …",
    "Column": "Kolonne",
    "Columns": "Kolonner",
    "For example": "For eksempel",
    "Goes to": "Går til",
    "In the table": "I tabellen",
    "Is": "Er",
    "Rows to look at": "Rader å se på",
    "whom the row is about": "hvem raden handler om",
    "a new attribute": "en ny egenskap",
    "a new case": "en ny case",
    "left out": "utelatt",
    "becomes text: not all values are a {type}": "blir tekst: ikke alle verdier er {type}",
    "{count} row is not surely of somebody there is. Choose whom it is about:": (
        "{count} rad er ikke sikkert om noen som finnes. Velg hvem den handler om:"
    ),
    "{count} rows are not surely of somebody there is. Choose whom they are about:": (
        "{count} rader er ikke sikkert om noen som finnes. Velg hvem de handler om:"
    ),
    "The row is of somebody known or new.": "Raden handler om noen som er kjent eller ny.",
    "All {count} rows are of somebody known or new.": "Alle {count} rader handler om noen som er kjente eller nye.",
    "Take over {count} row": "Ta over {count} rad",
    "Take over {count} rows": "Ta over {count} rader",
    "{count} line taken over": "{count} linje tatt over",
    "{count} lines taken over": "{count} linjer tatt over",
    "One column must say whom the rows are about.": "Én kolonne må si hvem radene handler om.",
    "No column of “{name}” says whom it is about; name one “name”.": (
        "Ingen kolonne i «{name}» sier hvem den handler om; kall én «navn»."
    ),
    # ----------------------------------------------------------------- the sample
    "Sample": "Utvalg",
    "Sample…": "Utvalg …",
    "People can be counted by one or two things; leave out all but two.": (
        "Folk kan telles etter én eller to ting; ta bort alle unntatt to."
    ),
}
