"""What can go wrong: every sentence of `qda.errors`, and what the store says it cannot do."""

from __future__ import annotations

TEXTS = {
    "That saved query is no longer there; choose another.": "Den lagrede spørringen finnes ikke lenger; velg en annen.",
    "A query needs a name; type one.": "En spørring må ha et navn; skriv ett.",
    "There is already a saved query “{name}”; choose another name.": (
        "Det finnes alt en lagret spørring «{name}»; velg et annet navn."
    ),
    "There is no saved query “{name}”; save it in the Quotes workspace first.": (
        "Det finnes ingen lagret spørring «{name}»; lagre den i arbeidsområdet Sitater først."
    ),
    "This view of the grid has something that this Sitat does not know; open it with a newer one.": (
        "Denne visningen av matrisen har noe denne utgaven av Sitat ikke kjenner; åpne den med en nyere."
    ),
    "This query asks for something that this Sitat does not know; open it with a newer one.": (
        "Denne spørringen spør etter noe denne utgaven av Sitat ikke kjenner; åpne den med en nyere."
    ),
    "Stopped; nothing was changed.": "Stoppet; ingenting ble endret.",
    # ----------------------------------------------------------------- files
    "There is no file “{name}” in {folder}; check the name or choose another file.": (
        "Det finnes ingen fil «{name}» i {folder}; sjekk navnet eller velg en annen fil."
    ),
    "“{name}” is already there; open it, or choose another name.": (
        "«{name}» finnes fra før; åpne den, eller velg et annet navn."
    ),
    "“{name}” is not a Sitat project; choose a file that ends in .sitat.": (
        "«{name}» er ikke et Sitat-prosjekt; velg en fil som slutter på .sitat."
    ),
    "“{name}” is damaged ({reason}); make a copy of it as it is, and open your latest backup.": (
        "«{name}» er skadet ({reason}); ta en kopi av den slik den er, og åpne den siste sikkerhetskopien din."
    ),
    "“{name}” was saved by a newer Sitat (format {found}, this one knows {known}); install the newest "
    "Sitat to open it.": (
        "«{name}» ble lagret av en nyere Sitat (format {found}, denne kjenner {known}); installer den nyeste Sitat "
        "for å åpne den."
    ),
    "“{name}” is open for writing by {holder}; open it for reading, or ask them to close it.": (
        "«{name}» er åpnet for skriving av {holder}; åpne den for lesing, eller be om at den blir lukket."
    ),
    "“{name}” can only be read here; copy it to a folder you may write in to change it.": (
        "«{name}» kan bare leses her; kopier den til en mappe du kan skrive i, for å endre den."
    ),
    "“{name}” cannot be saved in {folder} ({reason}); choose a folder you may write in.": (
        "«{name}» kan ikke lagres i {folder} ({reason}); velg en mappe du kan skrive i."
    ),
    "There is no room left on the disk for “{name}”; nothing was changed. Free some space and try again.": (
        "Det er ikke plass til «{name}» på disken; ingenting ble endret. Frigjør plass og prøv igjen."
    ),
    "“{name}” is of a kind Sitat does not read; it reads {known}. Save it as one of these and try again.": (
        "«{name}» er av et slag Sitat ikke leser; Sitat leser {known}. Lagre filen som en av disse og prøv igjen."
    ),
    "“{name}” cannot be written: this is written as {known}. Choose one of these endings.": (
        "«{name}» kan ikke skrives: dette skrives som {known}. Velg en av disse endelsene."
    ),
    "“{name}” cannot be read: {reason}; {step}.": "«{name}» kan ikke leses: {reason}; {step}.",
    "“{name}” has no text in it; check that it is the right file.": (
        "«{name}» har ingen tekst i seg; sjekk at det er riktig fil."
    ),
    "“{name}” is too large for a transcript ({size}, at most {most}); divide it, or check that it is the right file.": (
        "«{name}» er for stor til å være en transkripsjon ({size}, høyst {most}); del den opp, eller sjekk at det er "
        "riktig fil."
    ),
    "“{name}”, {place}: {reason}; {step}.": "«{name}», {place}: {reason}; {step}.",
    "“{name}” cannot be used as a template: {reason}; choose a .docx or .dotx that Word opens.": (
        "«{name}» kan ikke brukes som mal: {reason}; velg en .docx eller .dotx som Word åpner."
    ),
    # ----------------------------------------------------------------- what is gone
    "That attribute is no longer in the project; choose another.": (
        "Egenskapen finnes ikke lenger i prosjektet; velg en annen."
    ),
    "That case is no longer in the project; choose another.": "Casen finnes ikke lenger i prosjektet; velg en annen.",
    "That code is no longer in the codebook; choose another.": "Koden finnes ikke lenger i kodeboken; velg en annen.",
    "That coding is no longer there; choose another.": "Kodingen finnes ikke lenger; velg en annen.",
    "That document is no longer in the project; choose another.": (
        "Dokumentet finnes ikke lenger i prosjektet; velg et annet."
    ),
    "That memo is no longer there; choose another.": "Notatet finnes ikke lenger; velg et annet.",
    "That point is no longer there; choose another.": "Punktet finnes ikke lenger; velg et annet.",
    "That question is no longer in the project; choose another.": (
        "Spørsmålet finnes ikke lenger i prosjektet; velg et annet."
    ),
    "That speaker is no longer in the project; choose another.": (
        "Taleren finnes ikke lenger i prosjektet; velg en annen."
    ),
    "That turn is no longer in the project; choose another.": (
        "Replikken finnes ikke lenger i prosjektet; velg en annen."
    ),
    # ----------------------------------------------------------------- what cannot be done
    "An attribute needs a name; type one.": "En egenskap må ha et navn; skriv et.",
    "A case needs a name; type one.": "En case må ha et navn; skriv et.",
    "A code needs a name; type one.": "En kode må ha et navn; skriv et.",
    "A document needs a name; type one.": "Et dokument må ha et navn; skriv et.",
    "A question needs a name; type one.": "Et spørsmål må ha nummer og tekst; skriv dem.",
    "Another document is called “{name}”; choose another name.": (
        "Et annet dokument heter «{name}»; velg et annet navn."
    ),
    "There is already a case “{name}”; choose another name.": "Det finnes alt en case «{name}»; velg et annet navn.",
    "There is already a code “{name}” here; choose another name, or merge the two.": (
        "Det finnes alt en kode «{name}» her; velg et annet navn, eller slå de to sammen."
    ),
    "There is already a question {number}; choose another number.": (
        "Det finnes alt et spørsmål {number}; velg et annet nummer."
    ),
    "The key “{key}” already belongs to “{code}”; choose another key.": (
        "Tasten «{key}» hører alt til «{code}»; velg en annen tast."
    ),
    "“{name}” cannot be moved into itself; choose another place.": (
        "«{name}» kan ikke flyttes inn i seg selv; velg et annet sted."
    ),
    "“{code}” still has passages; send them on first, or keep the code.": (
        "«{code}» har fortsatt passasjer; send dem videre først, eller behold koden."
    ),
    "A code cannot be merged into one below it; merge the other way round.": (
        "En kode kan ikke slås inn i en som ligger under den; slå dem sammen motsatt vei."
    ),
    "“{value}” is no number, and “{name}” is one; type digits only.": (
        "«{value}» er ikke et tall, og «{name}» er det; skriv bare sifre."
    ),
    "There is no text in that passage; select some words first.": (
        "Det er ingen tekst i passasjen; marker noen ord først."
    ),
    "The attribution “{template}” is not complete ({error}); check its braces.": (
        "Kildehenvisningen «{template}» er ikke fullstendig ({error}); sjekk krøllparentesene."
    ),
    "An attribution cannot say {{{wrong}}}; it may use {known}.": (
        "En kildehenvisning kan ikke bruke {{{wrong}}}; den kan bruke {known}."
    ),
    "A synthesis follows the interview guide, and there is none yet; import one.": (
        "En syntese følger intervjuguiden, og det er ingen ennå; importer en."
    ),
    "The history is forgotten, but somebody reads the file and traces of it are still there; close the file everywhere "
    "else and do this again.": (
        "Historikken er glemt, men noen leser filen, og det er fortsatt spor av den der; lukk filen alle andre steder "
        "og gjør dette en gang til."
    ),
}
