"""Memos in one place: the list, the page and the links to passages."""

from __future__ import annotations

TEXTS = {
    "Reading memos": "Leser memoer",
    # ----------------------------------------------------------------- commands
    "Everything noted, in one place": "Alt som er notert, på ett sted",
    "Memos": "Notater",
    "Memos…": "Notater …",
    "New memo": "Nytt notat",
    "Link to memo…": "Lenk til notat …",
    # ----------------------------------------------------------------- the list
    "Free memo": "Fritt notat",
    "Free memos": "Frie notater",
    "On codes": "Om koder",
    "On codings": "Om kodinger",
    "On passages": "Om passasjer",
    "On documents": "Om dokumenter",
    "On cases": "Om caser",
    "On questions": "Om spørsmål",
    "On points": "Om punkter",
    "On anything": "Om alt",
    "By anyone": "Av alle",
    "By place": "Etter sted",
    "Newest first": "Nyeste først",
    "What they are on": "Hva de handler om",
    "Who wrote them": "Hvem som skrev dem",
    "Order": "Rekkefølge",
    "Search in memos": "Søk i notatene",
    "{found} of {count}": "{found} av {count}",
    "No memo is like this.": "Ingen notater er slik.",
    "A memo without words": "Et notat uten ord",
    "Today": "I dag",
    "Yesterday": "I går",
    "No memos yet": "Ingen notater ennå",
    "Write down what you think as you read: on a code, a passage, a case, or on nothing in particular.": (
        "Skriv ned det du tenker mens du leser: om en kode, en passasje, en case, eller om ingenting bestemt."
    ),
    "No memo is open": "Ingen notater er åpne",
    "Choose a memo in the list, or write a new one.": "Velg et notat i listen, eller skriv et nytt.",
    # ----------------------------------------------------------------- the page
    "Go there": "Gå dit",
    "Bold (Ctrl+B)": "Halvfet (Ctrl+B)",
    "Italic (Ctrl+I)": "Kursiv (Ctrl+I)",
    "Heading (# at the start)": "Overskrift (# først på linjen)",
    "List (- at the start)": "Liste (- først på linjen)",
    "Quote (> at the start)": "Sitat (> først på linjen)",
    # ----------------------------------------------------------------- links to passages
    "Link to the passage selected in the transcript": "Lenke til passasjen som er markert i transkripsjonen",
    "Select a passage in the transcript first, then link it here.": (
        "Marker først en passasje i transkripsjonen, og lenk den så her."
    ),
    "Link to which memo?": "Lenke til hvilket notat?",
    "Linked to “{memo}”": "Lenket til «{memo}»",
    "Go to the passage": "Gå til passasjen",
    "Take the words as they stand now": "Ta ordene slik de står nå",
    "{document} ¶ {paragraph}, other words now": "{document} ¶ {paragraph}, andre ord nå",
    "taken out of {document}": "tatt ut av {document}",
    "the document has been deleted": "dokumentet er slettet",
    "The passage of that link is no longer there; link another one.": (
        "Passasjen denne lenken førte til, finnes ikke lenger; lenk en annen."
    ),
    "Now: “{quote}”": "Nå: «{quote}»",
}
