"""Spørreundersøkelser: kolonner, svar, tall og koding spørsmål for spørsmål."""

from __future__ import annotations

TEXTS = {
    # --- import
    "Import survey": "Importer spørreundersøkelse",
    "Import survey…": "Importer spørreundersøkelse …",
    "Reading the survey": "Leser spørreundersøkelsen",
    "Importing the survey": "Importerer spørreundersøkelsen",
    "{count} closed question": "{count} lukket spørsmål",
    "{count} closed questions": "{count} lukkede spørsmål",
    "{count} open question": "{count} åpent spørsmål",
    "{count} open questions": "{count} åpne spørsmål",
    "Import {count} respondent": "Importer {count} respondent",
    "Import {count} respondents": "Importer {count} respondenter",
    "{count} respondent imported": "{count} respondent importert",
    "{count} respondents imported": "{count} respondenter importert",
    "{count} row": "{count} rad",
    "{count} rows": "{count} rader",
    "Sheet": "Ark",
    "Whose the answers are": "Hvem svarene tilhører",
    (
        "A later export of “{name}”: columns are taken as then, known respondents are brought up to date, "
        "and what is coded stays."
    ): (
        "En senere eksport av «{name}»: Kolonnene forstås som da, kjente respondenter oppdateres, "
        "og det som er kodet, blir stående."
    ),
    "{count} column left out": "{count} kolonne utelatt",
    "{count} columns left out": "{count} kolonner utelatt",
    "respondents are numbered by their rows": "respondentene nummereres etter rad",
    "{count} column with ticks": "{count} kolonne med avkryssing",
    "{count} columns with ticks": "{count} kolonner med avkryssing",
    "Taken as": "Forstås som",
    "What is in it": "Innhold",
    "Answers in this column": "Svar i denne kolonnen",
    "Move the answer up (Alt+Up)": "Flytt svaret opp (Alt+Opp)",
    "Move the answer down (Alt+Down)": "Flytt svaret ned (Alt+Ned)",
    "Turn the scale round": "Snu skalaen",
    "Make one question of them": "Gjør dem til ett spørsmål",
    "Make a question of each column": "Gjør hver kolonne til et spørsmål",
    "What it will say": "Det rapporten vil si",
    "{count} answer to code": "{count} svar å kode",
    "{count} answers to code": "{count} svar å kode",
    "{count} left it blank": "{count} lot det stå tomt",
    "{count} has a value": "{count} har en verdi",
    "{count} have a value": "{count} har en verdi",
    "Ticked, it is a step of the scale; without, it stands beside it, as “don't know” does.": (
        "Avkrysset er det et trinn på skalaen; ellers står det ved siden av, slik «vet ikke» gjør."
    ),
    "In the file": "I filen",
    "Shown as": "Vises som",
    "Respondent": "Respondent",
    "Name of the case": "Navnet på casen",
    "Single choice": "Ett svar",
    "Multiple choice": "Flere svar",
    "Scale": "Skala",
    "Number": "Tall",
    "Open question": "Åpent spørsmål",
    "Leave out": "Utelates",
    "Who answers. By it, a later export finds the same respondents again.": (
        "Hvem som svarer. Slik finner en senere eksport de samme respondentene igjen."
    ),
    "The case that the respondent belongs to; it is made where there is none of that name.": (
        "Casen respondenten hører til; den lages hvis det ikke finnes noen med det navnet."
    ),
    "What is known of the respondent: to group, filter and attribute by.": (
        "Det som er kjent om respondenten: til å gruppere, filtrere og henvise med."
    ),
    "Counted: one answer each.": "Telles opp: ett svar hver.",
    "Counted: any number of answers each, of all respondents who answered.": (
        "Telles opp: hvor mange svar som helst hver, av alle respondenter som svarte."
    ),
    "Counted: one answer each, from one end to the other.": "Telles opp: ett svar hver, fra ende til annen.",
    "Counted as a number, with its middle and its ends.": "Telles opp som tall, med midten og ytterpunktene.",
    "Becomes a question of the guide; the answers are documents to be coded.": (
        "Blir et spørsmål i guiden; svarene blir dokumenter som kan kodes."
    ),
    "Not stored at all.": "Lagres ikke i det hele tatt.",
    "Each respondent is a case": "Hver respondent er en case",
    "The case is named in a column": "Casen står i en kolonne",
    "All belong to one case:": "Alle hører til én case:",
    "There is nothing in it.": "Den er tom.",
    "It may tell who somebody is.": "Den kan røpe hvem noen er.",
    "It tells when somebody answered.": "Den sier når noen svarte.",
    "It tells of the form, not of what was answered.": "Den sier noe om skjemaet, ikke om svarene.",
    "Another column says who answers.": "En annen kolonne sier hvem som svarer.",
    "Answers to a survey": "Svar på en spørreundersøkelse",
    "A table can hold cases, interviews, codings, a transcript, or the answers to a survey.": (
        "En tabell kan inneholde caser, intervjuer, kodinger, en utskrift eller svarene på en spørreundersøkelse."
    ),
    "A survey": "Undersøkelse",
    # --- the workspace
    "Survey": "Skjema",
    "survey": "spørreundersøkelse",
    "Survey…": "Spørreundersøkelse …",
    "Answers question by question": "Svar spørsmål for spørsmål",
    "More": "Mer",
    "Export survey": "Eksporter spørreundersøkelse",
    "Export the survey part…": "Eksporter spørreundersøkelsen …",
    "Delete survey…": "Slett spørreundersøkelsen …",
    "No survey yet": "Ingen spørreundersøkelse ennå",
    (
        "Import an .xlsx or .csv with one row for each respondent. Closed questions are counted; what people "
        "wrote is coded here, one question at a time."
    ): (
        "Importer en .xlsx eller .csv med én rad for hver respondent. Lukkede spørsmål telles opp; det folk "
        "skrev, kodes her, ett spørsmål om gangen."
    ),
    "There is no survey yet; import an .xlsx or .csv of answers first.": (
        "Det finnes ingen spørreundersøkelse ennå; importer en .xlsx eller .csv med svar først."
    ),
    "{count} respondent": "{count} respondent",
    "{count} respondents": "{count} respondenter",
    "Delete the survey “{name}”?": "Slette spørreundersøkelsen «{name}»?",
    (
        "Its answers go, those that are documents with all that is coded in them, and cases made for it. "
        "It can be undone."
    ): (
        "Svarene forsvinner, også de som er dokumenter med alt som er kodet i dem, og caser som ble laget for den. "
        "Det kan angres."
    ),
    "Rename survey": "Gi spørreundersøkelsen nytt navn",
    "Survey deleted": "Spørreundersøkelsen er slettet",
    "Delete survey": "Slett spørreundersøkelsen",
    "{count} did not answer": "{count} svarte ikke",
    "Name and order the answers": "Navn og rekkefølge på svarene",
    "Name and order the answers…": "Navn og rekkefølge på svarene …",
    "Counts": "Antall",
    "All together": "Alle samlet",
    "By {name}": "Etter {name}",
    "Copied the table": "Kopierte tabellen",
    # --- coding answers
    "{count} answer": "{count} svar",
    "{count} answers": "{count} svar",
    "{count} without a code": "{count} uten kode",
    "Only without a code": "Bare uten kode",
    "Answers": "Svar",
    "The answer in hand": "Svaret du er på",
    "Enter codes the answers selected · select some words here to code only them": (
        "Enter koder de valgte svarene · merk noen ord her for å kode bare dem"
    ),
    "Select an answer first, then press Enter.": "Velg et svar først, og trykk så Enter.",
    "{count} answer coded with {code}": "{count} svar kodet med {code}",
    "{count} answers coded with {code}": "{count} svar kodet med {code}",
    "Show in the transcript": "Vis i utskriften",
    "Take off {code}": "Ta bort {code}",
    # --- history
    "change of “{question}”": "endring av «{question}»",
    "Changed the question “{question}” of a survey": "Endret spørsmålet «{question}» i en spørreundersøkelse",
    "coding of {count} answers with {code}": "koding av {count} svar med {code}",
    "Coded {count} answers to question {question} with {code}": "Kodet {count} svar på spørsmål {question} med {code}",
    "deletion of survey {survey}": "sletting av spørreundersøkelsen {survey}",
    "Deleted the survey {survey} and its answers": "Slettet spørreundersøkelsen {survey} og svarene",
    "import of survey {survey}": "import av spørreundersøkelsen {survey}",
    "Read {count} respondents of the survey {survey} from {source}": (
        "Leste {count} respondenter i spørreundersøkelsen {survey} fra {source}"
    ),
    "renaming of survey {survey}": "nytt navn på spørreundersøkelsen {survey}",
    "Renamed the survey {before} to {survey}": "Ga spørreundersøkelsen {before} det nye navnet {survey}",
    # --- what cannot be done
    "Every column is left out; choose at least one question to import.": (
        "Alle kolonner er utelatt; velg minst ett spørsmål å importere."
    ),
    "Two columns say who answers; keep one as respondent.": (
        "To kolonner sier hvem som svarer; behold én som respondent."
    ),
    "No column names the case; choose one, or let each respondent be a case.": (
        "Ingen kolonne sier hvilken case det er; velg en, eller la hver respondent være en case."
    ),
    "Type the name of the case that all answers belong to.": "Skriv navnet på casen som alle svarene hører til.",
    "There is already a survey “{name}”; choose another name.": (
        "Det finnes allerede en spørreundersøkelse «{name}»; velg et annet navn."
    ),
    "That question is no longer in the survey; choose another.": (
        "Det spørsmålet er ikke lenger i spørreundersøkelsen; velg et annet."
    ),
    "That survey is no longer in the project; choose another.": (
        "Den spørreundersøkelsen er ikke lenger i prosjektet; velg en annen."
    ),
    "A survey needs a name; type one.": "En spørreundersøkelse trenger et navn; skriv ett.",
    "Import the survey again to take “{text}” for something else.": (
        "Importer spørreundersøkelsen på nytt for å forstå «{text}» som noe annet."
    ),
    "There is no survey in this project; import an .xlsx or .csv of answers first.": (
        "Det finnes ingen spørreundersøkelse i dette prosjektet; importer en .xlsx eller .csv med svar først."
    ),
}
