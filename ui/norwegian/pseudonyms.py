"""Pseudonyms: finding names, deciding, keeping the key, and searching for what is left."""

from __future__ import annotations

TEXTS = {
    "Pseudonyms": "Pseudonymer",
    "Pseudonymise…": "Pseudonymiser…",
    "Search for names left…": "Søk etter gjenstående navn…",
    "Put real names back…": "Sett tilbake virkelige navn…",
    "Put real names back": "Sett tilbake virkelige navn",
    "Real names": "Virkelige navn",
    "Pseudonymised": "Pseudonymisert",
    "Key of": "Nøkkel til",
    "Phone number": "Telefonnummer",
    "E-mail address": "E-postadresse",
    "Address": "Adresse",
    "Identity number": "Fødselsnummer",
    "Web address": "Nettadresse",
    "Date of birth": "Fødselsdato",
    "Other name": "Annet navn",
    "Registration number": "Registreringsnummer",
    "Place name": "Sted",
    "Person": "Person",
    "Interview guide": "Intervjuguide",
    "Summaries": "Sammendrag",
    "Where": "Hvor",
    "Back": "Tilbake",
    "Organisation": "Virksomhet",
    "Transcripts, with their codings and quotes": "Transkripsjoner, med kodinger og sitater",
    "Names of documents, files, speakers and cases": "Navn på dokumenter, filer, talere og caser",
    "Points and printed quotes": "Punkter og trykte sitater",
    "Attributes and survey answers": "Attributter og spørreskjemasvar",
    "Codebook and saved queries": "Kodebok og lagrede spørringer",
    "Settings and reports": "Innstillinger og rapporter",
    "Neutral: [Person 1]": "Nøytrale: [Person 1]",
    "By role: [Manager 1]": "Etter rolle: [Leder 1]",
    "Other names": "Andre navn",
    "Sitat proposes names; you decide about each. It looks by rules and lists, and misses some: read through "
    "what you will share.": (
        "Sitat foreslår navn, og du bestemmer for hvert. Det ser etter regler og lister og overser noen: les "
        "gjennom det du skal dele."
    ),
    "What to look for": "Hva det skal letes etter",
    "What is not ticked stays as it is: names there can still be read.": (
        "Det som ikke er krysset av, blir som det er: navn der kan fortsatt leses."
    ),
    "Find names": "Finn navn",
    "Decide about each name": "Bestem for hvert navn",
    "Keep the key": "Ta vare på nøkkelen",
    "{number} of 3 · {title}": "{number} av 3 · {title}",
    "Look for names": "Let etter navn",
    "Looking for names": "Leter etter navn",
    "Make the copy": "Lag kopien",
    "Replace in this project…": "Erstatt i dette prosjektet…",
    "Replace the names in this project?": "Erstatte navnene i dette prosjektet?",
    "All names in the table are replaced, and the history of the project ends here: nothing that was done "
    "before can be undone. Only the key gives the names back.": (
        "Alle navn i tabellen blir erstattet, og prosjektets historikk slutter her: ingenting som er gjort før, "
        "kan angres. Bare nøkkelen gir navnene tilbake."
    ),
    "Replace, and end the history": "Erstatt, og avslutt historikken",
    "Keep the project as it is": "La prosjektet være som det er",
    "Replace": "Erstatt",
    "Times": "Ganger",
    "Pseudonym": "Pseudonym",
    "kept": "beholdes",
    "All kinds": "Alle typer",
    "Replace all shown": "Erstatt alle viste",
    "Keep all shown": "Behold alle viste",
    "Part": "Del opp",
    "Make the selected rows one person or place (Ctrl+M)": (
        "Gjør de valgte radene til én person eller ett sted (Ctrl+M)"
    ),
    "Make each form of the name a row of its own": "Gi hver form av navnet sin egen rad",
    "Another name …": "Et navn til …",
    "Another name": "Et navn til",
    "Where the name stands": "Hvor navnet står",
    "Names found": "Navn som er funnet",
    "No names found": "Ingen navn funnet",
    "Nothing here looks like a name. Go back to look elsewhere.": (
        "Ingenting her ligner et navn. Gå tilbake for å lete andre steder."
    ),
    "{name} → {pseudonym}": "{name} → {pseudonym}",
    "{name} is kept": "{name} beholdes",
    "{count} name is replaced": "{count} navn erstattes",
    "{count} names are replaced": "{count} navn erstattes",
    "in {count} place": "på {count} sted",
    "in {count} places": "på {count} steder",
    "{count} place is left as it is": "{count} sted blir stående",
    "{count} places are left as they are": "{count} steder blir stående",
    "{count} name is kept": "{count} navn beholdes",
    "{count} names are kept": "{count} navn beholdes",
    "Untick it to leave the name in this one place.": "Fjern krysset for å la navnet stå akkurat her.",
    "The key": "Nøkkelen",
    "The project": "Prosjektet",
    "The key says which name each pseudonym stands for. The project will not hold it: without this file the "
    "names cannot be put back, and whoever has both has the names.": (
        "Nøkkelen sier hvilket navn hvert pseudonym står for. Prosjektet har den ikke: uten denne filen kan "
        "navnene ikke settes tilbake, og den som har begge, har navnene."
    ),
    "Make a pseudonymised copy": "Lag en pseudonymisert kopi",
    "In this project": "I dette prosjektet",
    "Where the copy is kept": "Hvor kopien lagres",
    "Where the key is kept": "Hvor nøkkelen lagres",
    "Choose a place only you can open": "Velg et sted bare du kan åpne",
    "The key would lie beside the project: whoever gets that folder gets the names. Choose another.": (
        "Nøkkelen ville ligge ved siden av prosjektet: den som får mappen, får navnene. Velg en annen."
    ),
    "The copy begins without history. This project stays as it is, with the names.": (
        "Kopien begynner uten historikk. Dette prosjektet blir som det er, med navnene."
    ),
    "The history of this project ends here: nothing done before can be undone.": (
        "Historikken til dette prosjektet slutter her: ingenting som er gjort før, kan angres."
    ),
    "Putting pseudonyms in place": "Setter inn pseudonymer",
    "Pseudonymised: {name}": "Pseudonymisert: {name}",
    "Open the copy": "Åpne kopien",
    "Putting real names back": "Setter tilbake virkelige navn",
    "The real names are in {name}": "De virkelige navnene er i {name}",
    "The key of the pseudonyms": "Nøkkelen til pseudonymene",
    "Names left": "Gjenstående navn",
    "Searching for names": "Søker etter navn",
    "Searched: {name}, every value and every byte of it.": "Gjennomsøkt: {name}, hver verdi og hver byte.",
    "bytes that belong to nothing": "byte som ikke hører til noe",
    "the index for searching": "søkeregisteret",
    "the name of the file": "filnavnet",
    "the history": "historikken",
    "“{name}” in {count} place, {where}: … {words} …": "«{name}» på {count} sted, {where}: … {words} …",
    "“{name}” in {count} places, {where}: … {words} …": "«{name}» på {count} steder, {where}: … {words} …",
    "Perhaps “{name}” in {count} place, {where}: … {words} …": "Kanskje «{name}» på {count} sted, {where}: … {words} …",
    "Perhaps “{name}” in {count} places, {where}: … {words} …": (
        "Kanskje «{name}» på {count} steder, {where}: … {words} …"
    ),
    "Left by you: “{name}” in {count} place, {where}": "Latt stå av deg: «{name}» på {count} sted, {where}",
    "Left by you: “{name}” in {count} places, {where}": "Latt stå av deg: «{name}» på {count} steder, {where}",
    "{count} name can still be read": "{count} navn kan fortsatt leses",
    "{count} names can still be read": "{count} navn kan fortsatt leses",
    "No name can be read as it was; {count} may be there in other words": (
        "Ingen navn kan leses som de var; {count} kan finnes i andre ord"
    ),
    "Only names that you chose to leave can be read": "Bare navn du valgte å la stå, kan leses",
    "None of the names can be read, in any byte of the file": "Ingen av navnene kan leses, i noen byte av filen",
    "Beside it lies {names}, which may hold the names: delete it, or keep it where the key is.": (
        "Ved siden av ligger {names}, som kan inneholde navnene: slett den, eller ha den der nøkkelen er."
    ),
    "Beside it lie {names}, which may hold the names: delete them, or keep them where the key is.": (
        "Ved siden av ligger {names}, som kan inneholde navnene: slett dem, eller ha dem der nøkkelen er."
    ),
    "“{words}” has no letter in it; write words or numbers.": "«{words}» har ingen bokstaver; skriv ord eller tall.",
    "“{words}” has nothing on the other side; type a pseudonym.": (
        "«{words}» har ingenting på den andre siden; skriv et pseudonym."
    ),
    "“{words}” stands in the key twice; take one of the two out.": (
        "«{words}» står to ganger i nøkkelen; ta ut én av dem."
    ),
    "“{words}” would stand for both “{one}” and “{other}”; give one of them another pseudonym.": (
        "«{words}» ville stå for både «{one}» og «{other}»; gi én av dem et annet pseudonym."
    ),
    "“{words}” is a name that is to be replaced and a pseudonym as well; choose another pseudonym.": (
        "«{words}» er både et navn som skal erstattes og et pseudonym; velg et annet pseudonym."
    ),
    "“{words}” stands in the project already, or would come about; choose another pseudonym.": (
        "«{words}» står i prosjektet allerede, eller ville oppstå; velg et annet pseudonym."
    ),
    "A pseudonym needs a letter or a number; type one.": "Et pseudonym trenger en bokstav eller et tall; skriv det.",
    "“{words}” stands for “{name}” already; merge the two, or type another pseudonym.": (
        "«{words}» står for «{name}» allerede; slå de to sammen, eller skriv et annet pseudonym."
    ),
    "“{name}” is in the table already.": "«{name}» er i tabellen allerede.",
    "Kept ({count})": "Beholdes ({count})",
    "Show names…": "Vis navn…",
    "{name} was changed or moved before it could be looked through for names.": (
        "{name} ble endret eller flyttet før den kunne gjennomsøkes etter navn."
    ),
    "Write again without names": "Skriv på nytt uten navn",
    "The file is written. Delete it, or write it again once the names are seen to.": (
        "Filen er skrevet. Slett den, eller skriv den på nytt når navnene er tatt hånd om."
    ),
    "The file is written. It can be written again with case numbers and pseudonyms for all names.": (
        "Filen er skrevet. Den kan skrives på nytt med casenumre og pseudonymer for alle navn."
    ),
    "A name may be meant in one place of {name}": "Et navn kan være ment ett sted i {name}",
    "Names may be meant in {count} places of {name}": "Navn kan være ment {count} steder i {name}",
    "{name} names “{person}”: {where}": "{name} nevner «{person}»: {where}",
    "{name} names “{person}” in {count} places, first {where}": (
        "{name} nevner «{person}» {count} steder, først {where}"
    ),
    "{name} names “{person}” and one more, first {where}": "{name} nevner «{person}» og en til, først {where}",
    "{name} names “{person}” and {count} more, first {where}": (
        "{name} nevner «{person}» og {count} til, først {where}"
    ),
    "at the foot of the pages": "nederst på sidene",
    "in a footnote": "i en fotnote",
    "in an endnote": "i en sluttnote",
    "in a comment": "i en kommentar",
    "in the properties of the file": "i filens egenskaper",
    "in a link": "i en lenke",
    "in the file": "i filen",
    "in cell {cell}": "i celle {cell}",
    "{where}, hidden": "{where}, skjult",
    "{where}, line {number}": "{where}, linje {number}",
    "“{name}” {where}: … {words} …": "«{name}» {where}: … {words} …",
    "Perhaps “{name}” {where}, written “{written}”: … {words} …": (
        "Kanskje «{name}» {where}, skrevet «{written}»: … {words} …"
    ),
}
