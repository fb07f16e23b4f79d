"""Transcript, passages and their details."""

from __future__ import annotations

TEXTS = {
    "Fold documents away": "Skjul dokumentene",
    "Bring documents back": "Vis dokumentene",
    "Fold codebook and details away": "Skjul kodebok og detaljer",
    "Bring codebook and details back": "Vis kodebok og detaljer",
    "Where the codings lie": "Hvor kodingene ligger",
    "Nothing to read yet": "Ingenting å lese ennå",
    "Drop transcripts on the window, or choose files: Word, PDF, plain text and more.": (
        "Slipp transkripsjoner i vinduet, eller velg filer: Word, PDF, ren tekst med mer."
    ),
    "Transcript": "Transkripsjon",
    "Coding stripes": "Kodestriper",
    # ----------------------------------------------------------------- details
    "Recode": "Kod om",
    "find a code for it, or make a new one": "finn en kode for den, eller lag en ny",
    "put on the code with that key": "sett på koden med den tasten",
    "write a memo on it": "skriv et notat om den",
    "Memo on {code} here": "Notat om {code} her",
    "Memo on this passage": "Notat om denne passasjen",
    "Select a passage in the transcript, then click a code, or press": (
        "Marker en passasje i transkripsjonen og klikk på en kode, eller trykk"
    ),
    # ----------------------------------------------------------------- what is done to a passage
    "Code…": "Kod …",
    "Enter": "Enter",
    "This turn asks question": "Denne replikken stiller spørsmål",
    "This turn follows up question": "Denne replikken følger opp spørsmål",
    "This turn answers question": "Denne replikken svarer på spørsmål",
    "This turn belongs to no question": "Denne replikken hører ikke til noe spørsmål",
    "Select a passage in the transcript first, then choose the code.": (
        "Marker først en passasje i transkripsjonen, og velg så koden."
    ),
    "Select a passage in the transcript first, then press Enter.": (
        "Marker først en passasje i transkripsjonen, og trykk så Enter."
    ),
    "Coded with {code}": "Kodet med {code}",
    "Coded with {count} codes: {codes}": "Kodet med {count} koder: {codes}",
    "Recoded to {code}": "Kodet om til {code}",
    "Removed {code}": "Fjernet {code}",
    "Copied with its source {source}": "Kopiert med kilden {source}",
    "Find or make a code": "Finn eller lag en kode",
    "New code “{name}”": "Ny kode «{name}»",
    "Question {number}": "Spørsmål {number}",
    "Follow-up to question {number}": "Oppfølging av spørsmål {number}",
    "Codes: {codes}": "Koder: {codes}",
    # ----------------------------------------------------------------- correcting
    "Correcting · Esc when done": "Retter · Esc når du er ferdig",
    "The transcript can be typed in; click here or press Esc when done": (
        "Det kan skrives i transkriptet; klikk her eller trykk Esc når du er ferdig"
    ),
    "Delete words": "Slett ordene",
    "Cut words": "Klipp ut ordene",
    "{what} lies on these words.": "{what} ligger på disse ordene.",
    "{what} lie on these words.": "{what} ligger på disse ordene.",
    "{count} quote of a point": "{count} sitat i et punkt",
    "{count} quotes of points": "{count} sitater i punkter",
    "Paste them elsewhere in this document, and it comes along; otherwise it is kept as memos.": (
        "Lim dem inn et annet sted i dokumentet, så følger det med; ellers blir det tatt vare på som notater."
    ),
    "What lies on them is kept as memos on the document; undo brings everything back.": (
        "Det som ligger på dem, blir tatt vare på som notater om dokumentet; angre bringer alt tilbake."
    ),
    "Replace text": "Bytt ut teksten",
    "Replace the text of {document}": "Bytt ut teksten i {document}",
    "Reading the corrected text": "Leser den rettede teksten",
    "{count} passage was found again.": "{count} passasje ble funnet igjen.",
    "{count} passages were found again.": "{count} passasjer ble funnet igjen.",
    "{count} has corrected words.": "{count} har rettede ord.",
    "{count} have corrected words.": "{count} har rettede ord.",
    "{count} is to be looked at:": "{count} må ses på:",
    "{count} are to be looked at:": "{count} må ses på:",
    "Nothing is in doubt.": "Ingenting er tvilsomt.",
    "Passages to look at": "Passasjer å se på",
    "Before": "Før",
    "The new text": "Den nye teksten",
    "It belongs here": "Den hører til her",
    "The words selected in the new text": "Ordene som er markert i den nye teksten",
    "Keep as a loose quote": "Behold som løst sitat",
    "As a memo on the document, with its words": "Som et notat om dokumentet, med ordene",
    "loose quote": "løst sitat",
    "Text replaced": "Teksten er byttet ut",
    # ----------------------------------------------------------------- evidence
    "Evidence for which point?": "Belegg for hvilket punkt?",
    "A point without words": "Et punkt uten ord",
    "New point under question {number}": "Nytt punkt under spørsmål {number}",
    "Points stand under the questions of the interview guide; import a guide first.": (
        "Punktene står under spørsmålene i intervjuguiden; importer en guide først."
    ),
    "The passage is evidence for the point now": "Passasjen er nå belegg for punktet",
    "{first} and {last}": "{first} og {last}",
}
