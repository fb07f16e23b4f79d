"""What the readers of files say of a file: where, what and what to do, as it stands inside a sentence of `problems`.

They are said in English by the part of the core that meets them; here they are known by their shape.
"""

from __future__ import annotations

REASONS = {
    # ----------------------------------------------------------------- any file
    "{endings} and .{last}": "{endings} og .{last}",
    "it is a device, not a file": "den er en enhet, ikke en fil",
    "the table": "tabellen",
    "there are no answers below its headings": "det er ingen svar under overskriftene",
    "choose a table with one row for each respondent and the questions above": (
        "velg en tabell med én rad for hver respondent og spørsmålene øverst"
    ),
    "choose an ordinary file": "velg en vanlig fil",
    "it is not a report": "den er ikke en rapport",
    "choose a .docx, .html or .md": "velg en .docx, .html eller .md",
    "save it anew in Word": "lagre den på nytt i Word",
    "write it anew": "skriv den på nytt",
    "it is a folder": "den er en mappe",
    "choose the files in it": "velg filene i den",
    "you may not open it": "du har ikke lov til å åpne den",
    "copy it to a folder of your own, or ask its owner for access": (
        "kopier den til en mappe du eier, eller be eieren om tilgang"
    ),
    "the system says “{said}”": "systemet sier «{said}»",
    "copy it to this computer and try again": "kopier den til denne maskinen og prøv igjen",
    "another program has it open; close it there and try again": (
        "et annet program har den åpen; lukk den der og prøv igjen"
    ),
    "there is no such folder": "det finnes ingen slik mappe",
    "that is not a folder": "det er ikke en mappe",
    "a folder has that name": "en mappe heter det samme",
    "you may not write there": "du har ikke lov til å skrive der",
    "the folder or its disk cannot be used": "mappen eller disken kan ikke brukes",
    "check that it is the right file": "sjekk at det er riktig fil",
    "fetch the file again": "hent filen på nytt",
    "fetch the file again, or open it in Word and save it as .docx": (
        "hent filen på nytt, eller åpne den i Word og lagre den som .docx"
    ),
    "fetch the file again, or ask for the document it was made from": (
        "hent filen på nytt, eller be om dokumentet den ble laget av"
    ),
    "it is too large": "den er for stor",
    "over {count} rows": "over {count} rader",
    "{count} rows": "{count} rader",
    "{count} pages": "{count} sider",
    "{size} unpacked": "{size} utpakket",
    # ----------------------------------------------------------------- other programs' files
    "it is an older Word document": "den er et eldre Word-dokument",
    "it is a Pages document": "den er et Pages-dokument",
    "it is a WordPerfect document": "den er et WordPerfect-dokument",
    "it is a Works document": "den er et Works-dokument",
    "it is a link to a document on the web": "den er en lenke til et dokument på nettet",
    "it is an older Excel workbook": "den er en eldre Excel-arbeidsbok",
    "it is a sound recording": "den er et lydopptak",
    "it is a film": "den er en film",
    "it is a picture": "den er et bilde",
    "it is a web archive": "den er et nettarkiv",
    "open it in the program it is from and export it as .docx": (
        "åpne den i programmet den kommer fra, og eksporter den som .docx"
    ),
    "open it in Excel or LibreOffice and save it as .xlsx": "åpne den i Excel eller LibreOffice og lagre den som .xlsx",
    "have it transcribed first, and import the transcript": "få den transkribert først, og importer transkripsjonen",
    "copy its text into a document and save it as .docx": "kopier teksten over i et dokument og lagre det som .docx",
    "read its text with a scanner's program, and save it as .docx": (
        "les teksten med et program for skanning, og lagre den som .docx"
    ),
    "it is not what oTranscribe saves": "den er ikke slik oTranscribe lagrer",
    "export it from oTranscribe as plain text": "eksporter den fra oTranscribe som ren tekst",
    # ----------------------------------------------------------------- regular expressions
    "a closing bracket is missing": "en sluttparentes mangler",
    "a closing square bracket is missing": "en avsluttende hakeparentes mangler",
    "there is a closing bracket too many": "det er en sluttparentes for mye",
    "there is nothing that could be repeated": "det er ingenting der som kan gjentas",
    "something is repeated twice": "noe gjentas to ganger",
    "a backslash stands before a letter that means nothing there": (
        "en omvendt skråstrek står foran en bokstav som ikke betyr noe der"
    ),
    "a backslash stands at the end": "en omvendt skråstrek står til slutt",
    "it refers to a group that is not there": "det viser til en gruppe som ikke finnes",
    "a range of letters runs backwards": "et bokstavområde går baklengs",
    "it is not understood": "det kan ikke tolkes",
    # ----------------------------------------------------------------- projects
    "its contents do not fit together": "innholdet henger ikke sammen",
    "{count} bytes are missing at its end": "{count} byte mangler på slutten",
    "the table “{table}” is missing": "tabellen «{table}» mangler",
    "another program": "et annet program",
    "another window": "et annet vindu",
    "{who} on {host} (since {since})": "{who} på {host} (siden {since})",
    # ----------------------------------------------------------------- text and transcripts
    "it is a PDF file": "den er en PDF-fil",
    "it is a zip or Office file": "den er en zip- eller Office-fil",
    "it is an older Office file": "den er en eldre Office-fil",
    "it is an RTF file": "den er en RTF-fil",
    "give it its own ending, or save it as .docx or plain text": (
        "gi den sin egen endelse, eller lagre den som .docx eller ren tekst"
    ),
    "it is not text but a file for some program": "den er ikke tekst, men en fil for et program",
    "it is not written in {encoding} (byte {place})": "den er ikke skrevet i {encoding} (byte {place})",
    "it is not written in {encoding}": "den er ikke skrevet i {encoding}",
    "choose another encoding": "velg en annen tegnkoding",
    "“{encoding}” is not an encoding Sitat knows": "«{encoding}» er ikke en tegnkoding Sitat kjenner",
    "choose another, such as utf-8 or cp1252": "velg en annen, for eksempel utf-8 eller cp1252",
    "choose another, such as cp1252": "velg en annen, for eksempel cp1252",
    "no line in it tells when something was said": "ingen linje i den forteller når noe ble sagt",
    "if it is plain text, give it the ending .txt": "gi den endelsen .txt hvis den er ren tekst",
    "it is not whole": "den er ikke hel",
    "it is not whole JSON (line {line})": "den er ikke hel JSON (linje {line})",
    "it is not JSON that a transcript is written in": "den er ikke JSON som en transkripsjon er skrevet i",
    "no segments with words and times are in it": "det er ingen deler med ord og tider i den",
    "save the transcript as .srt, .vtt or .txt from the program that made it": (
        "lagre transkripsjonen som .srt, .vtt eller .txt fra programmet som laget den"
    ),
    "fetch the file again, or save the transcript as .srt, .vtt or .txt from the program that made it": (
        "hent filen på nytt, eller lagre transkripsjonen som .srt, .vtt eller .txt fra programmet som laget den"
    ),
    "it is no table ({reason})": "den er ikke en tabell ({reason})",
    "it looks like answers to a survey": "den ligner svar på en spørreundersøkelse",
    "import it as a survey, or name its columns Speaker, Time and Text in the first row": (
        "importer den som spørreundersøkelse, eller kall kolonnene Speaker, Time og Text i første rad"
    ),
    "no column in it holds what was said": "ingen kolonne i den inneholder det som ble sagt",
    "name its columns Speaker, Time and Text in the first row": (
        "gi kolonnene navnene Taler, Tid og Tekst i første rad"
    ),
    # ----------------------------------------------------------------- Word, OpenDocument, RTF, Excel, PDF
    "it is a PDF file, not a Word document": "den er en PDF-fil, ikke et Word-dokument",
    "it is an RTF file, not a Word document": "den er en RTF-fil, ikke et Word-dokument",
    "it is an older Word .doc or a password-protected file": "den er en eldre Word-fil (.doc) eller passordbeskyttet",
    "open it in Word and save it as .docx without a password": "åpne den i Word og lagre den som .docx uten passord",
    "it is a zip file, but not a Word document": "den er en zip-fil, men ikke et Word-dokument",
    "it is not a Word document": "den er ikke et Word-dokument",
    "choose a .docx": "velg en .docx",
    "it is an Excel workbook": "den er en Excel-arbeidsbok",
    "it is a PowerPoint presentation": "den er en PowerPoint-presentasjon",
    "its main part is not that of a Word document": "hoveddelen er ikke den et Word-dokument har",
    "open it in Word or LibreOffice and save it as .docx": "åpne den i Word eller LibreOffice og lagre den som .docx",
    "open it in Word and save it anew, or fetch the file again": (
        "åpne den i Word og lagre den på nytt, eller hent filen en gang til"
    ),
    "it is protected by a password": "den er beskyttet med passord",
    "open it in Word, remove the password and save it": "åpne den i Word, fjern passordet og lagre den",
    "remove the password and save it anew": "fjern passordet og lagre den på nytt",
    "it is damaged or cut off": "den er skadet eller avkortet",
    "its part “{part}” is missing": "delen «{part}» mangler",
    "its part “{part}” is damaged": "delen «{part}» er skadet",
    "its part “{part}” is broken in line {line}": "delen «{part}» er ødelagt i linje {line}",
    "its part “{part}” declares a document type, which Word never does": (
        "delen «{part}» oppgir en dokumenttype, og det gjør Word aldri"
    ),
    "it is broken in line {line}": "den er ødelagt i linje {line}",
    "it declares a document type, as no office program does": (
        "den oppgir en dokumenttype, og det gjør ingen kontorprogrammer"
    ),
    "{part} is broken in line {line}": "{part} er ødelagt i linje {line}",
    "{part} declares a document type, as no office program does": (
        "{part} oppgir en dokumenttype, og det gjør ingen kontorprogrammer"
    ),
    "it is a PDF file, not {kind}": "den er en PDF-fil, ikke {kind}",
    "it is an RTF file, not {kind}": "den er en RTF-fil, ikke {kind}",
    "it is an older Office file, or protected by a password, not {kind}": (
        "den er en eldre Office-fil eller beskyttet med passord, ikke {kind}"
    ),
    "it is not {kind}": "den er ikke {kind}",
    "an OpenDocument text": "en OpenDocument-tekst",
    "an Excel workbook": "en Excel-arbeidsbok",
    "it is not an OpenDocument text": "den er ikke en OpenDocument-tekst",
    "it is a zip file, but not an OpenDocument text": "den er en zip-fil, men ikke en OpenDocument-tekst",
    "it is a spreadsheet": "den er et regneark",
    "it is a presentation": "den er en presentasjon",
    "it is a drawing": "den er en tegning",
    "it is a chart": "den er et diagram",
    "it is a database": "den er en database",
    "open it in LibreOffice or Word and save it anew": "åpne den i LibreOffice eller Word og lagre den på nytt",
    "it is a zip or Office file, not RTF": "den er en zip- eller Office-fil, ikke RTF",
    "it is a PDF file, not RTF": "den er en PDF-fil, ikke RTF",
    "it is an older Office file, not RTF": "den er en eldre Office-fil, ikke RTF",
    "it is not an RTF file": "den er ikke en RTF-fil",
    "it is cut off: its last brace is missing": "den er avkortet: den siste klammeparentesen mangler",
    "it is a zip file, but not an Excel workbook": "den er en zip-fil, men ikke en Excel-arbeidsbok",
    "it is damaged, or not an Excel workbook": "den er skadet eller ikke en Excel-arbeidsbok",
    "open it in Excel or LibreOffice and save it anew": "åpne den i Excel eller LibreOffice og lagre den på nytt",
    "it is not a PDF file": "den er ikke en PDF-fil",
    "none of its pages can be read": "ingen av sidene kan leses",
    "it is a scan, pictures of pages without text": "den er skannet: bilder av sider uten tekst",
    "let a program for text recognition (OCR) make a PDF with text of it": (
        "la et program for tekstgjenkjenning (OCR) lage en PDF med tekst av den"
    ),
    "its fonts do not say which letters they show, so that its text would be nonsense": (
        "skriftene sier ikke hvilke bokstaver de viser, så teksten ville blitt meningsløs"
    ),
    "ask for the document it was made from, or let a program for text recognition (OCR) read it": (
        "be om dokumentet den ble laget av, eller la et program for tekstgjenkjenning (OCR) lese den"
    ),
    "open it, and print or save it as a PDF without one": (
        "åpne den, og skriv den ut eller lagre den som PDF uten passord"
    ),
    # ----------------------------------------------------------------- templates
    "it has a password or is in Word's old format": "den har passord eller er i det gamle Word-formatet",
    "it is damaged, or is not a Word file": "den er skadet eller ikke en Word-fil",
    "what is inside it is not as Word writes it": "innholdet er ikke slik Word skriver det",
    "it cannot be opened": "den kan ikke åpnes",
    "it has macros in it": "den inneholder makroer",
    "it is saved as Strict Open XML": "den er lagret som Strict Open XML",
    # ----------------------------------------------------------------- guides
    "line {line}": "linje {line}",
    "lines 1–{last}": "linje 1–{last}",
    "no question was found": "ingen spørsmål ble funnet",
    "begin every question with its number, such as “1.”": "begynn hvert spørsmål med nummeret sitt, for eksempel «1.»",
    "question {number} has no text": "spørsmål {number} har ingen tekst",
    "write the question after its number, or take the number away": (
        "skriv spørsmålet etter nummeret, eller ta bort nummeret"
    ),
    "question number {number} is used already in line {line}": "spørsmålsnummer {number} er alt brukt i linje {line}",
    "give every question its own number": "gi hvert spørsmål sitt eget nummer",
    # ----------------------------------------------------------------- tables of cases, interviews and codings
    "row {row}": "rad {row}",
    "row {row}, column “{column}”": "rad {row}, kolonne «{column}»",
    "one of start and end is missing": "enten start eller end mangler",
    "give both or none": "oppgi begge eller ingen",
    "the end {end} is not after the start {start}": "slutten {end} kommer ikke etter starten {start}",
    "correct them, or empty both": "rett dem, eller tøm begge",
    "“{part}” is no part": "«{part}» er ingen rolle i intervjuet",
    "write interviewer or participant": "skriv interviewer eller participant",
    "“{case}” stands already in row {row}": "«{case}» står alt i rad {row}",
    "make the two into one": "gjør de to til én",
    "it is empty": "den er tom",
    "fill it in, or take the row away": "fyll den ut, eller ta bort raden",
    "“{text}” is not a whole number from {least}": "«{text}» er ikke et helt tall fra {least}",
    "correct it, or empty it": "rett den, eller tøm den",
    "there are {values} values and the header names {columns}": (
        "det er {values} verdier, og overskriften har {columns} kolonner"
    ),
    "put quotation marks round texts that hold commas or semicolons": (
        "sett anførselstegn rundt tekster med komma eller semikolon"
    ),
    "the row cannot be taken apart ({reason})": "raden kan ikke deles opp ({reason})",
    "put quotation marks round texts that hold commas, and double those inside": (
        "sett anførselstegn rundt tekster med komma, og doble dem som står inni"
    ),
    "the column “{column}” is there twice": "kolonnen «{column}» finnes to ganger",
    "its first row": "den første raden",
    "its first rows": "de første radene",
    "none has the columns original and pseudonym": "ingen av dem har kolonnene original og pseudonym",
    "check that it is a key of pseudonyms": "se etter at det er en nøkkel til pseudonymer",
    "no rows stand below it": "ingen rader står under den",
    "name the columns in the first row": "gi kolonnene navn i den første raden",
    "rename one of them": "gi en av dem et nytt navn",
    "there is no column “{column}”": "kolonnen «{column}» mangler",
    "the first row must name {columns}": "den første raden må ha {columns}",
    "“{text}” stands in a column without a name": "«{text}» står i en kolonne uten navn",
    "name the column": "gi kolonnen et navn",
    "the codebook has no code “{code}”": "kodeboken har ingen kode «{code}»",
    "import the codebook first, or allow new codes": "importer kodeboken først, eller tillat nye koder",
    "“{quote}” does not occur in {document}": "«{quote}» finnes ikke i {document}",
    "copy the words from the transcript as they stand": "kopier ordene fra transkripsjonen slik de står",
    "“{quote}” occurs {count} times in {document}": "«{quote}» finnes {count} ganger i {document}",
    "quote more words, or say which one in a column “occurrence”": (
        "siter flere ord, eller si hvilket av dem i en kolonne «occurrence»"
    ),
    "there is no document “{document}” in the project": "det er ikke noe dokument «{document}» i prosjektet",
    "import it first": "importer det først",
    "nobody is called “{speaker}” in {document}": "ingen heter «{speaker}» i {document}",
    "check the name": "sjekk navnet",
    # ----------------------------------------------------------------- codebooks and syntheses
    "codebook": "kodebok",
    "code": "kode",
    "synthesis": "syntese",
    "cell": "celle",
    "point": "punkt",
    "quote": "sitat",
    "question {number}": "spørsmål {number}",
    "the guide has no such question": "guiden har ikke noe slikt spørsmål",
    "import the guide first": "importer guiden først",
    "case {case}": "casen {case}",
    "the project has no such case": "prosjektet har ingen slik case",
    "import the cases or transcripts first": "importer casene eller transkripsjonene først",
    "the codebook has no name": "kodeboken har ikke noe navn",
    "begin the file with “codebook:” and its name": "begynn filen med «codebook:» og navnet",
    "a colour without quotation marks is a remark to YAML": "en farge uten anførselstegn er en merknad i YAML",
    "“{colour}” is not a colour": "«{colour}» er ikke en farge",
    'write it as colour: "#{colour}"': 'skriv den som colour: "#{colour}"',
    "“{code}” stands already in line {line}, in the same place of the tree": (
        "«{code}» står alt i linje {line}, på samme sted i treet"
    ),
    "give one of them another name, or make them one": "gi en av dem et annet navn, eller gjør dem til én",
    "the {key} “{text}” is that of the code in line {line} too": ("{key} «{text}» hører også til koden i linje {line}"),
    "{what} stands already in line {line}": "{what} står alt i linje {line}",
    "“{text}” is none of the {key}": "«{text}» er ikke blant verdiene for {key}",
    "there is nothing in it but comments": "det er bare kommentarer i den",
    "begin it with “{first}:” and a name": "begynn den med «{first}:» og et navn",
    "it is not a {noun}": "den er ikke en {noun}",
    "“*{anchor}” points to another place in the file": "«*{anchor}» viser til et annet sted i filen",
    "write it out in full": "skriv det helt ut",
    "“*{anchor}” puts something inside itself, a circle without end": (
        "«*{anchor}» legger noe inni seg selv, i en sirkel uten ende"
    ),
    "take it away": "ta det bort",
    "“{key}” is neither true nor false": "«{key}» er verken true eller false",
    "write “{key}: true” or take it away": "skriv «{key}: true» eller ta det bort",
    "“{key}” is not a text": "«{key}» er ikke en tekst",
    "write it as “{key}: text”": "skriv det som «{key}: tekst»",
    "this {noun} has no “{key}”": "her mangler «{key}» ({noun})",
    "write “{key}:” and its text": "skriv «{key}:» og teksten",
    "“{key}” is not a list": "«{key}» er ikke en liste",
    "write a line “- text” for each under “{key}:”": "skriv en linje «- tekst» for hver av dem under «{key}:»",
    "write a line “- {first}: …” for each under “{key}:”": (
        "skriv en linje «- {first}: …» for hver av dem under «{key}:»"
    ),
    "this is not YAML ({reason})": "dette er ikke YAML ({reason})",
    "put the text in quotes, and indent by two spaces a level": (
        "sett teksten i anførselstegn, og rykk inn med to mellomrom per nivå"
    ),
    "there is a character that YAML does not allow": "det er et tegn som YAML ikke tillater",
    "it is nested too deeply": "det er for mange nivåer inni hverandre",
    "keep to fewer than {count} levels": "hold deg til færre enn {count} nivåer",
    "“{key}” is nothing a {noun} has": "«{key}» hører ikke hjemme her ({noun})",
    "did you mean “{key}”": "mente du «{key}»",
    "a {noun} has {keys}": "her kan det stå {keys} ({noun})",
    "“{key}” holds something that is not a text": "«{key}» inneholder noe som ikke er en tekst",
    "write each on a line of its own, as “- text”": "skriv hver av dem på en egen linje, som «- tekst»",
    "“{key}” holds something that is not a {noun}": "«{key}» inneholder noe som ikke hører hjemme der ({noun})",
    "write it as “- {key}: …”": "skriv det som «- {key}: …»",
    "a list or a group stands where a key should": "en liste eller en gruppe står der det skulle stått en nøkkel",
    "write it as “key: text”": "skriv det som «nøkkel: tekst»",
    "“{key}” stands already in line {line}": "«{key}» står alt i linje {line}",
    "keep one of them": "behold en av dem",
    "a second document begins": "et nytt dokument begynner",
    "put it in a file of its own": "legg det i en egen fil",
}
