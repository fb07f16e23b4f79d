"""Going through the transcript by key, choosing codes, and the keys themselves."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- the menus
    "Go": "Gå",
    "Next uncoded passage": "Neste ukodede passasje",
    "Previous uncoded passage": "Forrige ukodede passasje",
    "Next question": "Neste spørsmål",
    "Previous question": "Forrige spørsmål",
    "Next sentence": "Neste setning",
    "Previous sentence": "Forrige setning",
    "Next turn": "Neste replikk",
    "Previous turn": "Forrige replikk",
    "Next answer": "Neste svar",
    "Previous answer": "Forrige svar",
    "Select": "Marker",
    "The sentence": "Setningen",
    "The turn": "Replikken",
    "The answer": "Svaret",
    "The word": "Ordet",
    "A sentence onwards": "En setning framover",
    "A sentence back": "En setning tilbake",
    "A turn onwards": "En replikk framover",
    "A turn back": "En replikk tilbake",
    "An answer onwards": "Et svar framover",
    "An answer back": "Et svar tilbake",
    "Code with the words themselves": "Kod med ordene selv",
    "Resize": "Ender",
    "End a word later": "Slutt et ord senere",
    "End a word earlier": "Slutt et ord tidligere",
    "Begin a word earlier": "Begynn et ord tidligere",
    "Begin a word later": "Begynn et ord senere",
    "Pin the code to a number": "Fest koden til et tall",
    # ----------------------------------------------------------------- in the transcript
    "No uncoded passage further on that way.": "Ingen flere ukodede passasjer den veien.",
    "No question further on that way.": "Ingen flere spørsmål den veien.",
    "The transcript ends here.": "Her slutter transkripsjonen.",
    "Select the words that are to be a code first, then press I.": (
        "Marker først ordene som skal bli en kode, og trykk så I."
    ),
    "Code with {code}": "Kod med {code}",
    "{code} has other ends now": "{code} har fått nye ender",
    "Beginning of the coding": "Begynnelsen av kodingen",
    "End of the coding": "Slutten av kodingen",
    "Drag to change where the coding begins; with Alt by letters": (
        "Dra for å endre hvor kodingen begynner; med Alt bokstav for bokstav"
    ),
    "Drag to change where the coding ends; with Alt by letters": (
        "Dra for å endre hvor kodingen slutter; med Alt bokstav for bokstav"
    ),
    "A double click selects": "Dobbeltklikk markerer",
    # ----------------------------------------------------------------- the picker
    "Enter codes and goes on · Tab codes and stays · Esc closes": (
        "Enter koder og går videre · Tab koder og blir · Esc lukker"
    ),
    "{done} · Enter goes on": "{done} · Enter går videre",
    "{code}, given": "{code}, gitt",
    "What the code means": "Hva koden betyr",
    "Nothing is written yet about what it means.": "Det er ikke skrevet noe ennå om hva den betyr.",
    # ----------------------------------------------------------------- pinned codes
    "Pin to a number": "Fest til et tall",
    "No number": "Ikke noe tall",
    "{number} puts {code} on the passage selected": "{number} setter {code} på den markerte passasjen",
    "{code} has no number now": "{code} har ikke noe tall lenger",
    "Take a code in hand in the codebook first, then pin it.": "Velg først en kode i kodeboken, og fest den så.",
    "All nine numbers have a code; choose one of them in the code's menu.": (
        "Alle ni tall har en kode; velg et av dem i kodens meny."
    ),
    # ----------------------------------------------------------------- the keys
    "Find a command or a key": "Finn en kommando eller en tast",
    "Commands and their keys": "Kommandoer og tastene deres",
    "Press the new key": "Trykk den nye tasten",
    "Key of “{command}”": "Tast for «{command}»",
    "This key cannot be changed": "Denne tasten kan ikke endres",
    "You changed this key": "Du har endret denne tasten",
    "No key": "Ingen tast",
    "Usual key": "Vanlig tast",
    "Usual keys for all": "Vanlige taster for alle",
    "Take the key from there": "Ta tasten derfra",
    "{key} belongs to “{command}”.": "{key} hører til «{command}».",
    "{key} is the key of “{command}” now.": "{key} er nå tasten for «{command}».",
    "“{command}” has no key now.": "«{command}» har ingen tast nå.",
    "“{command}” has its usual key again.": "«{command}» har fått tilbake den vanlige tasten.",
    "All commands have their usual keys again.": "Alle kommandoer har fått tilbake de vanlige tastene.",
    "{key} copies and pastes text everywhere; choose another key.": (
        "{key} kopierer og limer inn tekst overalt; velg en annen tast."
    ),
    "{key} alone writes or moves; hold Ctrl or Alt with it, or choose F1 to F12.": (
        "{key} alene skriver eller flytter; hold Ctrl eller Alt sammen med den, eller velg F1 til F12."
    ),
    "{key} in the transcript": "{key} i transkripsjonen",
    "Print…": "Skriv ut …",
    "Save as PDF": "Lagre som PDF",
    "Save as PDF…": "Lagre som PDF …",
    "Saved as {file}": "Lagret som {file}",
    "{file} cannot be written; choose another folder or name.": (
        "{file} kan ikke skrives; velg en annen mappe eller et annet navn."
    ),
    "In the transcript": "I transkripsjonen",
    "Go by words; Shift selects": "Gå ord for ord; Shift markerer",
    "Find or make a code for the passage": "Finn eller lag en kode for passasjen",
    "Put on the code with that key": "Sett på koden med den tasten",
    "Select nothing": "Marker ingenting",
    "Double click": "Dobbeltklikk",
    "Select the sentence; with Alt, the word": "Marker setningen; med Alt, ordet",
    "Triple click": "Trippelklikk",
    "Select the turn": "Marker replikken",
    "While a code is looked for": "Mens en kode letes fram",
    "Code, and go on behind the passage": "Kod, og gå videre bak passasjen",
    "Code, and stay for another code": "Kod, og bli for en kode til",
    "In the codebook": "I kodeboken",
    "Put the code on the passage": "Sett koden på passasjen",
    "Move up and down": "Flytt opp og ned",
    "Move out and in": "Flytt ut og inn",
}
