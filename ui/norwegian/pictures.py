"""Bilder: hva som vises, hva det måles i, og utsagnene bak hvert merke."""

from __future__ import annotations

TEXTS = {
    "Picture": "Figur",
    "Pictures": "Bilder",
    "Heat map, coverage, course": "Varmekart, dekning, forløp",
    # --- hva som vises
    "Codes by cases": "Koder etter caser",
    "Coverage of the guide": "Dekning av guiden",
    "How often each code": "Hvor ofte hver kode",
    "Codes that meet": "Koder som møtes",
    "The course of phases": "Forløpet av faser",
    "Who speaks of what: darker where there is more.": "Hvem snakker om hva: mørkere der det er mer.",
    "What each case was asked, and what it answered.": "Hva hver case ble spurt om, og hva den svarte på.",
    "What is spoken of most, code by code.": "Hva det snakkes mest om, kode for kode.",
    "Which codes stand on the same words.": "Hvilke koder som står på de samme ordene.",
    "Where each case speaks of which phase, from beginning to end.": (
        "Hvor hver case snakker om hvilken fase, fra begynnelse til slutt."
    ),
    "Number of passages": "Antall passasjer",
    "Share of the words": "Andel av ordene",
    "Along the interview": "Gjennom intervjuet",
    "Along the dates": "Etter dato",
    "Measured by": "Måles i",
    "Time": "Tid",
    "Each by itself": "Hver for seg",
    # --- bildet, tabellen og passasjene
    "The same numbers as a table": "De samme tallene som tabell",
    "Numbers of the picture": "Tallene i bildet",
    "Group": "Gruppe",
    "Phase": "Fase",
    "In words": "Med ord",
    "Click a mark in the picture, or go to one with the arrow keys, and its passages stand here.": (
        "Klikk på et merke i bildet, eller gå til et med piltastene, så står passasjene her."
    ),
    "Copied with sources": "Kopiert med kilder",
    # --- lagring
    "Save the picture…": "Lagre bildet …",
    "Save the picture": "Lagre bildet",
    "Picture (png)": "Bilde (png)",
    "Drawing (svg)": "Tegning (svg)",
    # --- i en rapport
    "Put into a report": "Legg inn i en rapport",
    "New report of pictures": "Ny rapport med bilder",
    "The picture is in the report “{name}” now": "Bildet er i rapporten «{name}» nå",
    # --- tomme steder
    "Nothing to be seen": "Ingenting å se",
    "This picture shows which question each case was asked, and whether it answered.": (
        "Dette bildet viser hvilket spørsmål hver case fikk, og om den svarte."
    ),
    "Open the guide": "Åpne guiden",
    "Pictures count what you code. Code some passages, and they are seen here.": (
        "Bildene teller det du koder. Kod noen passasjer, så vises de her."
    ),
    "No family of codes comes in an order yet": "Ingen kodefamilie har en rekkefølge ennå",
    "Put the phases inside one code of the codebook, in their order. Then edit that code, and tick that the codes "
    "inside come in a fixed order.": (
        "Legg fasene inn under én kode i kodeboken, i rekkefølge. Rediger så den koden, og kryss av for at kodene "
        "inni kommer i en fast rekkefølge."
    ),
    "Open the codebook": "Åpne kodeboken",
    # --- det som ikke kan vises
    "A course follows an ordered family of codes, and there is none; mark a family as ordered.": (
        "Et forløp følger en ordnet kodefamilie, og det finnes ingen; merk en familie som ordnet."
    ),
    "A picture knows no “{word}”; it knows {known}.": "Et bilde kjenner ikke «{word}»; det kjenner {known}.",
    "No interview has a date yet; give them one under Documents, or look along the interview.": (
        "Ingen intervjuer har dato ennå; gi dem en under Dokumenter, eller se gjennom intervjuet."
    ),
    "Nothing has been coded with these codes yet; code some passages first.": (
        "Ingenting er kodet med disse kodene ennå; kod noen passasjer først."
    ),
    "That attribute is no longer there; choose another.": "Attributtet finnes ikke lenger; velg et annet.",
    "There are no cases to compare yet; add some under Cases.": (
        "Det finnes ingen caser å sammenligne ennå; legg til noen under Caser."
    ),
    "There is no code “{name}”; choose one of the codebook.": (
        "Det finnes ingen kode «{name}»; velg en fra kodeboken."
    ),
    "There is no interview guide yet; import one.": "Det finnes ingen intervjuguide ennå; importer en.",
    "There is no picture “{name}”; there are {known}.": "Det finnes ikke noe bilde «{name}»; det finnes {known}.",
    "“{code}” has no codes below it yet; its phases go there.": (
        "«{code}» har ingen koder under seg ennå; der hører fasene hjemme."
    ),
    "“{code}” is no ordered family; mark it as one in its definition, or choose another.": (
        "«{code}» er ingen ordnet familie; merk den som det i definisjonen, eller velg en annen."
    ),
    "“{words}” is no number; write the borders between groups as 5000, 10000.": (
        "«{words}» er ikke et tall; skriv grensene mellom grupper som 5000, 10000."
    ),
}
