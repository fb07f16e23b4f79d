"""Work on the codebook itself: several codes at once, splitting, near-duplicates, colours by family."""

from __future__ import annotations

TEXTS = {
    # ----------------------------------------------------------------- several at once
    "Colours by family…": "Farger etter familie …",
    "Export selection…": "Eksporter utvalget …",
    "Move code into…": "Flytt kode inn i …",
    "Move into…": "Flytt inn i …",
    "Move into which code?": "Flytte inn i hvilken kode?",
    "Top level": "Øverste nivå",
    "Delete codes": "Slett kodene",
    "Delete {count} code?": "Slette {count} kode?",
    "Delete {count} codes?": "Slette {count} koder?",
    "Deleted {count} code": "Slettet {count} kode",
    "Deleted {count} codes": "Slettet {count} koder",
    "{code} and {count} more": "{code} og {count} til",
    "Merge {count} code": "Slå sammen {count} kode",
    "Merge {count} codes": "Slå sammen {count} koder",
    "Merge {count} code into “{into}”": "Slå {count} kode inn i «{into}»",
    "Merge {count} codes into “{into}”": "Slå {count} koder inn i «{into}»",
    "Merged {count} code into “{into}”": "Slo {count} kode inn i «{into}»",
    "Merged {count} codes into “{into}”": "Slo {count} koder inn i «{into}»",
    "The other way round": "Motsatt vei",
    "{count} passage carries several of them; it is coded once.": (
        "{count} passasje har flere av dem; den blir kodet én gang."
    ),
    "{count} passages carry several of them; they are coded once.": (
        "{count} passasjer har flere av dem; de blir kodet én gang."
    ),
    "What they meant is kept as memos.": "Det de betydde, blir tatt vare på som notater.",
    # ----------------------------------------------------------------- splitting
    "Split…": "Del …",
    "Split code": "Del kode",
    "Split code…": "Del kode …",
    "Split “{code}”": "Del «{code}»",
    "“{code}” is split": "«{code}» er delt",
    "Read each passage again and press the number of the code it belongs to; Space lets it stay.": (
        "Les hver passasje på nytt og trykk nummeret på koden den hører til; mellomrom lar den stå."
    ),
    "Read again": "Lest på nytt",
    "{read} of {total} read again": "{read} av {total} lest på nytt",
    "The passage and what stands round it": "Passasjen og det som står rundt den",
    "Find or make a code inside": "Finn eller lag en kode inni",
    "New code inside: “{name}”": "Ny kode inni: «{name}»",
    "Codes to send to": "Koder å sende til",
    "Stays with “{code}”": "Blir hos «{code}»",
    "Space": "Mellomrom",
    "stays": "blir",
    "goes to {code}": "går til {code}",
    "not read again": "ikke lest på nytt",
    "Remove “{code}” when all its passages have gone": "Fjern «{code}» når alle passasjene er sendt videre",
    "Take back": "Ta tilbake",
    "Take back what was decided last (Ctrl+Z)": "Ta tilbake det som sist ble bestemt (Ctrl+Z)",
    "Split off {count} passage": "Skill ut {count} passasje",
    "Split off {count} passages": "Skill ut {count} passasjer",
    "Stop without splitting “{code}”?": "Avbryte uten å dele «{code}»?",
    "{count} passage was read again, and it would have to be read once more.": (
        "{count} passasje er lest på nytt, og den må da leses en gang til."
    ),
    "{count} passages were read again, and they would have to be read once more.": (
        "{count} passasjer er lest på nytt, og de må da leses en gang til."
    ),
    "Go on reading": "Les videre",
    "“{code}” has no passages of its own to read again.": "«{code}» har ingen egne passasjer å lese på nytt.",
    # ----------------------------------------------------------------- near-duplicates
    "Near-duplicate codes": "Nesten like koder",
    "Near-duplicate codes…": "Nesten like koder …",
    "Codes that may be one and the same": "Koder som kan være én og samme",
    "Comparing the codes …": "Sammenligner kodene …",
    "{count} pair, the likest first": "{count} par, det likeste først",
    "{count} pairs, the likest first": "{count} par, de likeste først",
    "The names are the same": "Navnene er de samme",
    "The names are alike": "Navnene ligner",
    "The definitions are {count} % alike": "Definisjonene er {count} % like",
    "{count} passage has both": "{count} passasje har begge",
    "{count} passages have both": "{count} passasjer har begge",
    "Merge…": "Slå sammen …",
    "Not the same": "Ikke det samme",
    "No near-duplicates": "Ingen nesten like koder",
    "No two codes are alike by name, definition or passages.": (
        "Ingen koder ligner hverandre i navn, definisjon eller passasjer."
    ),
    # ----------------------------------------------------------------- colours
    "Colours by family": "Farger etter familie",
    "Each family gets a hue of its own, and the codes inside it shades of that hue.": (
        "Hver familie får sin egen fargetone, og kodene inni den får nyanser av tonen."
    ),
    "The whole codebook": "Hele kodeboken",
    "The {count} code chosen": "Den {count} valgte koden",
    "The {count} codes chosen": "De {count} valgte kodene",
    "Keep the colours of the families themselves": "Behold fargene på selve familiene",
    "Colours now and then": "Farger nå og etterpå",
    "Recolour {count} code": "Gi {count} kode ny farge",
    "Recolour {count} codes": "Gi {count} koder nye farger",
    "{code}: a new colour": "{code}: en ny farge",
    "{count} code has a new colour": "{count} kode har fått ny farge",
    "{count} codes have new colours": "{count} koder har fått nye farger",
}
