"""The grid as a place to work: what meets whom, what is left out, in which order, views, quotes in summaries."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- the bar
    "What the grid is asked by": "Hva matrisen spør om",
    "Whose words it compares": "Hvem den sammenligner",
    "Which cells": "Hvilke celler",
    "Families of codes": "Kodefamilier",
    "All cells": "Alle celler",
    "Not yet summed up": "Ikke sammenfattet",
    "To look at again": "Må ses på igjen",
    "By {attribute}": "Etter {attribute}",
    "Other borders…": "Andre grenser …",
    "Turn round": "Snu",
    "Turn the grid round": "Snu matrisen",
    "Turn round: questions down the side": "Snu: spørsmålene nedover",
    "Turn round: questions along the top": "Snu: spørsmålene bortover",
    "Filter the grid": "Filtrer matrisen",
    "Only what has these words in its name or its summaries": (
        "Bare det som har disse ordene i navnet eller sammendragene"
    ),
    "Show only some": "Vis bare noen",
    "What is left out": "Hva som er utelatt",
    "{count} row or column left out": "{count} rad eller kolonne er utelatt",
    "{count} rows and columns left out": "{count} rader og kolonner er utelatt",
    "Hidden; choose one to show it again": "Skjult; velg en for å vise den igjen",
    "Views": "Visninger",
    "Sections": "Avsnitt",
    "Less than…": "Mindre enn …",
    "More than…": "Mer enn …",
    "{attribute} less than": "{attribute} mindre enn",
    "{attribute} more than": "{attribute} mer enn",
    "“{value}” is no number; type one such as 5000.": "«{value}» er ikke noe tall; skriv for eksempel 5000.",
    "Borders between the groups": "Grenser mellom gruppene",
    "Divide": "Del",
    "Borders are numbers with semicolons between them, such as 5000; 10000.": (
        "Grenser er tall med semikolon mellom, for eksempel 5000; 10000."
    ),
    "Rows": "Rader",
    "As in the guide": "Som i guiden",
    "As listed": "Som i listen",
    "By name": "Etter navn",
    "By how much was said": "Etter hvor mye som ble sagt",
    "Hide row": "Skjul raden",
    "Hide column": "Skjul kolonnen",
    "Show only “{heading}”": "Vis bare «{heading}»",
    # ----------------------------------------------------------------- views with a name
    "Save view as": "Lagre visningen som",
    "Save view as…": "Lagre visningen som …",
    "Rename view": "Gi visningen nytt navn",
    "Rename view…": "Gi visningen nytt navn …",
    "Delete view": "Slett visningen",
    "Deleted the view {name}": "Slettet visningen {name}",
    "Reading the grid": "Leser matrisen",
    # ----------------------------------------------------------------- states of codes and queries
    "coded": "kodet",
    "read, nothing coded": "lest, ikke kodet",
    "found": "funnet",
    "read, nothing found": "lest, ikke funnet",
    "{written} of {count} cells with passages summed up": "{written} av {count} celler med passasjer sammenfattet",
    "All of {case} is read, and nothing of it has this code.": "Alt fra {case} er lest, og ingenting har denne koden.",
    "Nothing of {case} has this code yet, and not everything of it is marked as read.": (
        "Ingenting fra {case} har denne koden ennå, og ikke alt er merket som lest."
    ),
    "The query finds nothing in {case}.": "Spørringen finner ingenting i {case}.",
    # ----------------------------------------------------------------- from passages to words
    "Quote the passages": "Siter passasjene",
    "Put the passages into the summary as they stand, each with a link to its place": (
        "Sett passasjene inn i sammendraget som de står, hver med en lenke til stedet"
    ),
    "Passages quoted in {count} cell": "Passasjer sitert i {count} celle",
    "Passages quoted in {count} cells": "Passasjer sitert i {count} celler",
    "No passages to quote; choose cells that have some and no summary yet.": (
        "Ingen passasjer å sitere; velg celler som har noen og ikke noe sammendrag ennå."
    ),
    "New point from these cells": "Nytt punkt av disse cellene",
    "New point from {count} cell": "Nytt punkt av {count} celle",
    "New point from {count} cells": "Nytt punkt av {count} celler",
    "Nothing was said in these cells that a point could rest on; choose some with passages.": (
        "Det er ikke sagt noe i disse cellene som et punkt kan bygge på; velg noen med passasjer."
    ),
    # ----------------------------------------------------------------- where there is nothing to show
    "Nothing to show": "Ingenting å vise",
    "No row and column is left with what the grid is narrowed to.": (
        "Ingen rad og kolonne er igjen med det matrisen er begrenset til."
    ),
    "Show the questions": "Vis spørsmålene",
    "No saved queries yet": "Ingen lagrede spørringer ennå",
    "Ask for passages in the Quotes workspace, and save the query there.": (
        "Spør etter passasjer i sitatdelen, og lagre spørringen der."
    ),
    "No families of codes yet": "Ingen kodefamilier ennå",
    "A code with codes below it is a family; put some into another in the codebook.": (
        "En kode med koder under seg er en familie; legg noen inn i en annen i kodeboken."
    ),
    "With codes, the grid shows which case speaks of which of them.": (
        "Med koder viser matrisen hvilken case som snakker om hvilken kode."
    ),
    "Nobody to compare": "Ingen å sammenligne",
    "No speaker is a participant, or nobody is known to belong to a group.": (
        "Ingen taler er deltaker, eller ingen hører til noen kjent gruppe."
    ),
    "Compare cases": "Sammenlign caser",
}
