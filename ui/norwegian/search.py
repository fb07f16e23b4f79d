"""Search: words in all transcripts, the hits, and coding what was found."""

from __future__ import annotations

TEXTS = {
    "Search": "Søk",
    "Words in all transcripts": "Ord i alle transkripsjoner",
    "Search for words…": "Søk etter ord …",
    "Next hit": "Neste treff",
    "Previous hit": "Forrige treff",
    "Find passages by its cues…": "Finn passasjer med stikkordene …",
    "“{code}” has no cues yet; write some where the code is edited.": (
        "«{code}» har ingen stikkord ennå; skriv noen der koden redigeres."
    ),
    "Choose a code in the codebook first, then find passages by its cues.": (
        "Velg en kode i kodeboka først, og finn så passasjer med stikkordene."
    ),
    "There are no hits to go through; search for some words first.": (
        "Det er ingen treff å gå gjennom; søk etter noen ord først."
    ),
    # ----------------------------------------------------------------- what to search for
    "Words to search for": "Ord å søke etter",
    "As typed": "Som skrevet",
    "The words as they stand; “phrases” in quotation marks, | for or, * for any letters": (
        "Ordene slik de står; «fraser» i anførselstegn, | for eller, * for hvilke bokstaver som helst"
    ),
    "All forms": "Alle former",
    "Every form of the words: forankre also finds forankring and forankret": (
        "Alle former av ordene: forankre finner også forankring og forankret"
    ),
    "Misspelt, too": "Også feilskrevet",
    "Words with a letter or two wrong, left out or too many": (
        "Ord med en bokstav eller to som er feil, mangler eller er for mye"
    ),
    "Regular expression": "Regulært uttrykk",
    "A pattern, for those who know them: forank(re|ring)\\w*": (
        "Et mønster, for dem som kjenner slike: forank(re|ring)\\w*"
    ),
    "Whole words": "Hele ord",
    "Searches used before, and saved ones": "Tidligere søk, og lagrede",
    "No searches yet": "Ingen søk ennå",
    "Saved with the project": "Lagret med prosjektet",
    "Save this search…": "Lagre dette søket …",
    "Save this search": "Lagre dette søket",
    "Forget recent searches": "Glem tidligere søk",
    "Offer regular expressions": "Tilby regulære uttrykk",
    "Deleted the saved search “{name}”": "Slettet det lagrede søket «{name}»",
    # ----------------------------------------------------------------- where
    "Where the words are looked for": "Hvor det letes etter ordene",
    "Where the words are looked for: {scope}": "Hvor det letes etter ordene: {scope}",
    "Everything": "Alt",
    "What participants say": "Det informantene sier",
    "the document in hand": "det åpne dokumentet",
    "The document in hand": "Det åpne dokumentet",
    "answers to question {number}": "svar på spørsmål {number}",
    "Answers to one question": "Svar på ett spørsmål",
    "Any question, or none": "Hvilket som helst spørsmål, eller ingen",
    "All cases": "Alle caser",
    "{count} case": "{count} case",
    "{count} cases": "{count} caser",
    # ----------------------------------------------------------------- hits
    "Search all transcripts": "Søk i alle transkripsjoner",
    "Type a word above. “Phrases” in quotation marks, | for or, * for any letters of a word.": (
        "Skriv et ord ovenfor. «Fraser» i anførselstegn, | for eller, * for hvilke bokstaver som helst i et ord."
    ),
    "Hits": "Treff",
    "Hits by case and document": "Treff etter case og dokument",
    "{count} hit": "{count} treff",
    "{count} hits": "{count} treff",
    "in {count} document": "i {count} dokument",
    "in {count} documents": "i {count} dokumenter",
    "{document} ¶ {paragraph}: {words}": "{document} ¶ {paragraph}: {words}",
    "{words}, ticked": "{words}, avkrysset",
    "Searching": "Søker",
    "searching {done} of {total}": "søker i {done} av {total}",
    "Stop searching": "Stopp søket",
    "The first {count} hits; the search was ended there": "De første {count} treffene; der ble søket avsluttet",
    "“{words}” was not found there. Search everything, or in another way.": (
        "«{words}» ble ikke funnet der. Søk i alt, eller på en annen måte."
    ),
    "“{words}” was not found. Try all forms of the words, or misspelt ones, too.": (
        "«{words}» ble ikke funnet. Prøv alle former av ordene, eller også feilskrevne."
    ),
    "The regular expression stops making sense at letter {number}: {reason}; correct it there.": (
        "Det regulære uttrykket gir ikke mening ved tegn {number}: {reason}; rett det der."
    ),
    "The regular expression takes too long in “{document}”; make it simpler.": (
        "Det regulære uttrykket tar for lang tid i «{document}»; gjør det enklere."
    ),
    "There is no question {number} in the guide; check the number.": (
        "Det er ikke noe spørsmål {number} i guiden; sjekk nummeret."
    ),
    "There is no case “{name}” in the project; check the name.": (
        "Det er ingen case «{name}» i prosjektet; sjekk navnet."
    ),
    # ----------------------------------------------------------------- coding them
    "Code hits…": "Kod treff …",
    "Code {count} ticked hit…": "Kod {count} avkrysset treff …",
    "Code {count} ticked hits…": "Kod {count} avkryssede treff …",
    "Look at each passage, then code those you accept in one go": (
        "Se på hver passasje, og kod så dem du godtar, på én gang"
    ),
    "Find the code to code with": "Finn koden å kode med",
    "Finding the passages": "Finner passasjene",
    "Code with {code}: passages found by “{words}”": "Kod med {code}: passasjer funnet med «{words}»",
    "Passages proposed": "Foreslåtte passasjer",
    "The passage in its place": "Passasjen der den står",
    "How much is coded round each hit": "Hvor mye som kodes rundt hvert treff",
    "The words found": "Ordene som ble funnet",
    "The whole turn": "Hele replikken",
    "accepted": "godtatt",
    "rejected": "avvist",
    "already coded": "alt kodet",
    "Accept": "Godta",
    "Code this one (A or Enter)": "Kod denne (A eller Enter)",
    "Reject": "Avvis",
    "Not this one (X or Del)": "Ikke denne (X eller Del)",
    "Accept the rest": "Godta resten",
    "All not judged yet, but for what is already coded": "Alle som ikke er vurdert ennå, unntatt det som alt er kodet",
    "Back to the hits": "Tilbake til treffene",
    "Nothing is coded (Esc)": "Ingenting blir kodet (Esc)",
    "{count} to look at": "{count} å se på",
    "{count} already coded": "{count} alt kodet",
    "Code {count} passage": "Kod {count} passasje",
    "Code {count} passages": "Kod {count} passasjer",
    "Coded {count} passage with {code}": "Kodet {count} passasje med {code}",
    "Coded {count} passages with {code}": "Kodet {count} passasjer med {code}",
    "In the list of hits": "I lista over treff",
    "Tick or untick the hit": "Kryss av treffet, eller fjern krysset",
    "While proposals are looked at": "Mens forslag vurderes",
    "Take the verdict back": "Ta vurderingen tilbake",
}
