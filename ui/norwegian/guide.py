"""The interview guide and the review of its matching, in bokmål."""

from __future__ import annotations

TEXTS = {
    "A question cannot be merged with itself; choose another.": (
        "Et spørsmål kan ikke slås sammen med seg selv; velg et annet."
    ),
    "There is already a section “{name}”; choose another name.": "Det finnes alt en del «{name}»; velg et annet navn.",
    "A section needs a title; type one.": "En del trenger en tittel; skriv en.",
    "That section is no longer in the guide; choose another.": "Den delen er ikke lenger i guiden; velg en annen.",
    # ----------------------------------------------------------------- the history
    "Deleted the section {section}": "Slettet delen {section}",
    "deletion of section {section}": "sletting av delen {section}",
    "Made the section {section}": "Laget delen {section}",
    "new section {section}": "ny del {section}",
    "Moved the section {section}": "Flyttet delen {section}",
    "moving of section {section}": "flytting av delen {section}",
    "Renamed the section {before} to {section}": "Endret navnet på delen {before} til {section}",
    "renaming of section {section}": "nytt navn på delen {section}",
    "Found the matching of {count} turns right": "Godtok koblingen av {count} replikker",
    "matching of {count} turns": "kobling av {count} replikker",
    "Merged question {before} into question {question}": "Slo spørsmål {before} sammen med spørsmål {question}",
    "merging of question {before} into {question}": "sammenslåing av spørsmål {before} med {question}",
    "Moved question {question}": "Flyttet spørsmål {question}",
    "moving of question {question}": "flytting av spørsmål {question}",
    "Numbered the questions anew: {way}": "Nummererte spørsmålene på nytt: {way}",
    "numbering of the guide": "nummerering av guiden",
    # ----------------------------------------------------------------- another version
    "Another version of the guide": "En annen versjon av guiden",
    "What changes in the guide": "Dette endres i guiden",
    "Choose a line and press Space, or click it twice, to say what becomes of the question.": (
        "Velg en linje og trykk mellomrom, eller dobbeltklikk, for å si hva som skal skje med spørsmålet."
    ),
    "What becomes of every question": "Hva som skjer med hvert spørsmål",
    "Now": "Nå",
    "In the new version": "I den nye versjonen",
    "What happens": "Hva som skjer",
    "What happens…": "Hva som skjer …",
    "Another number": "Annet nummer",
    "Reworded; keeps what rests on it": "Omformulert; beholder det som bygger på det",
    "The same number, other words: the same question?": "Samme nummer, andre ord: samme spørsmål?",
    "New": "Nytt",
    "Not in it; stays, last": "Ikke med; blir stående, sist",
    "Not in it; deleted": "Ikke med; slettes",
    "Stays, last": "Blir stående, sist",
    "Delete it with what rests on it": "Slett det med det som bygger på det",
    "It is a new question": "Det er et nytt spørsmål",
    "It is question {number}: {text}": "Det er spørsmål {number}: {text}",
    "{count} line is no question and was left out: “{first}”": (
        "{count} linje er ikke noe spørsmål og ble utelatt: «{first}»"
    ),
    "{count} lines are no questions and were left out, such as “{first}”": (
        "{count} linjer er ikke spørsmål og ble utelatt, for eksempel «{first}»"
    ),
    # ----------------------------------------------------------------- the guide
    "Change number": "Endre nummer",
    "Change number…": "Endre nummer …",
    "Number of the question": "Nummeret på spørsmålet",
    "Delete question": "Slett spørsmålet",
    "Delete question {number}?": "Slette spørsmål {number}?",
    "On it rest {what}. Turns matched to it will have no question.": (
        "På det bygger {what}. Replikker som er koblet til det, får ikke noe spørsmål."
    ),
    "Enter edits, Ctrl+Enter adds, Alt+arrows or dragging move. Kept as you type.": (
        "Enter redigerer, Ctrl+Enter legger til, Alt+piler eller draing flytter. Lagres mens du skriver."
    ),
    "From a file…": "Fra en fil …",
    "From text…": "Fra tekst …",
    "Guide from text": "Guide fra tekst",
    "How the questions are numbered": "Hvordan spørsmålene er nummerert",
    "Import or paste…": "Importer eller lim inn …",
    "Match again": "Koble på nytt",
    "Match all documents to the guide as it is now; what was set by hand stays": (
        "Koble alle dokumenter til guiden slik den er nå; det som er satt for hånd, blir stående"
    ),
    "Merge into": "Slå sammen med",
    "New probe": "Nytt oppfølgingspunkt",
    "New question": "Nytt spørsmål",
    "New section": "Ny del",
    "Numbered 1, 2, 3": "Nummerert 1, 2, 3",
    "Numbered 1.1, 1.2, 2.1": "Nummerert 1.1, 1.2, 2.1",
    "Numbered a, b, c": "Nummerert a, b, c",
    "Numbering": "Nummerering",
    "Numbers as they are": "Numre som de er",
    "Question {number} deleted": "Spørsmål {number} er slettet",
    "Question {number} merged into {other}": "Spørsmål {number} er slått sammen med {other}",
    "Review the matching…": "Gå gjennom koblingen …",
    "Section “{title}” deleted": "Delen «{title}» er slettet",
    "{count} cell of the grid written in": "{count} utfylt celle i matrisen",
    "{count} cells of the grid written in": "{count} utfylte celler i matrisen",
    "{count} question": "{count} spørsmål",
    "{count} questions": "{count} spørsmål",
    "Probe: {text}": "Oppfølging: {text}",
    "Question {number}: {text}": "Spørsmål {number}: {text}",
    "Section: {title}": "Del: {title}",
    "Title of the section": "Tittelen på delen",
    "What is asked": "Hva det spørres om",
    "What to probe for": "Hva som følges opp",
    "There is no interview guide yet; write or import one first.": (
        "Det er ingen intervjuguide ennå; skriv eller importer en først."
    ),
    "Background\n1. How did it begin?\n- who took the first step": (
        "Bakgrunn\n1. Hvordan begynte det?\n- hvem tok det første steget"
    ),
    "Import from a file…": "Importer fra en fil …",
    "One question a line, numbered or ending in a question mark. A short line of its own is a section; "
    "lines that begin with “-” are probes.": (
        "Ett spørsmål per linje, nummerert eller med spørsmålstegn til slutt. En kort linje for seg selv er en del; "
        "linjer som begynner med «-», er oppfølgingspunkter."
    ),
    "The guide as text": "Guiden som tekst",
    "Use this guide": "Bruk denne guiden",
    "Write or paste the guide": "Skriv eller lim inn guiden",
    "{count} line left out": "{count} linje utelatt",
    "{count} lines left out": "{count} linjer utelatt",
    "{count} question understood": "{count} spørsmål forstått",
    "{count} questions understood": "{count} spørsmål forstått",
    # ----------------------------------------------------------------- the review
    "The transcript": "Transkripsjonen",
    "Accept the sure ones": "Godta de sikre",
    "Accept the {count} sure one": "Godta {count} sikker",
    "Accept the {count} sure ones": "Godta {count} sikre",
    "All interviews": "Alle intervjuer",
    "Asked, not answered (A)": "Spurt, ikke besvart (A)",
    "Every question that was matched is sure or set by hand.": (
        "Alle spørsmål som er koblet, er sikre eller satt for hånd."
    ),
    "Follow-up (F)": "Oppfølging (F)",
    "Looking through the matching": "Ser gjennom koblingen",
    "No question (N)": "Ikke noe spørsmål (N)",
    "No question was asked before this turn; choose one instead.": (
        "Ikke noe spørsmål ble stilt før denne replikken; velg et i stedet."
    ),
    "Not asked (N)": "Ikke spurt (N)",
    "Nothing left to look at": "Ikke mer å se på",
    "Only what is doubtful": "Bare det som er tvilsomt",
    "Review the matching": "Gå gjennom koblingen",
    "Right (Enter)": "Riktig (Enter)",
    "Select an answer in the transcript, and say which question it answers": (
        "Merk et svar i transkripsjonen, og si hvilket spørsmål det svarer på"
    ),
    "Selection answers…": "Merket tekst svarer på …",
    "The interview belongs to no case; put it into one first.": (
        "Intervjuet hører ikke til noe case; legg det i et først."
    ),
    "Which interviews": "Hvilke intervjuer",
    "{count} turn accepted": "{count} replikk godtatt",
    "{count} turns accepted": "{count} replikker godtatt",
    "Asked, not answered; set by hand": "Spurt, ikke besvart; satt for hånd",
    "Likely": "Sannsynlig",
    "Near no question": "Ligner ikke noe spørsmål",
    "Never found in this interview": "Ikke funnet i dette intervjuet",
    "Not asked, set by hand": "Ikke spurt, satt for hånd",
    "Perhaps overlooked": "Kanskje oversett",
    "Set by hand": "Satt for hånd",
    "Sure": "Sikker",
    "Turns to look at, the most doubtful first": "Replikker å se på, de mest tvilsomme først",
    "Unsure": "Usikker",
    "another question is as near": "et annet spørsmål ligger like nær",
    "asked out of order": "spurt utenom rekkefølgen",
    "asked twice": "spurt to ganger",
    "→ follows up {number}  {text}": "→ følger opp {number}  {text}",
    "→ no question": "→ ikke noe spørsmål",
    "→ a question, but which?": "→ et spørsmål, men hvilket?",
    "O   Another question…": "O   Et annet spørsmål …",
    "Or press the number of what it asks instead:": "Eller trykk tallet for det den spør om i stedet:",
    "Nearest to it is what is lit. If it was answered there, select the words and choose below.": (
        "Nærmest ligger det som er lyst opp. Er det svart der, merk ordene og velg nedenfor."
    ),
    "Press the number of what it asks:": "Trykk tallet for det den spør om:",
    "1   It is asked where lit": "1   Det er spurt der det er lyst opp",
    "Press the number of the question that it asks, or N if it asks none.": (
        "Trykk tallet for spørsmålet den stiller, eller N om den ikke stiller noe."
    ),
    "{count} turn answers {number} now": "{count} replikk svarer på {number} nå",
    "{count} turns answer {number} now": "{count} replikker svarer på {number} nå",
}
