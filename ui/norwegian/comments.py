"""Comments from Word, and coded transcripts for it."""

from __future__ import annotations

TEXTS = {
    "comments from {source}": "kommentarer fra {source}",
    "Took over {count} comments from {source}": "Tok over {count} kommentarer fra {source}",
    "Comments from Word…": "Kommentarer fra Word…",
    "Comments from Word": "Kommentarer fra Word",
    "Coded transcripts…": "Kodede transkripsjoner…",
    "Import comments": "Importer kommentarer",
    "Commented documents": "Kommenterte dokumenter",
    "There are no comments in {name}; choose a file that was commented on.": (
        "Det er ingen kommentarer i {name}; velg en fil som er kommentert."
    ),
    "{comments}. They are shown after the import, to be taken over.": (
        "{comments}. De vises etter importen, så du kan ta dem over."
    ),
    "{count} comment: {codings}, {memos}": "{count} kommentar: {codings}, {memos}",
    "{count} comments: {codings}, {memos}": "{count} kommentarer: {codings}, {memos}",
    # the review
    "Reading the comments": "Leser kommentarene",
    "{count} comment in {name} is": "{count} kommentar i {name} er",
    "All {count} comments in {name} are": "Alle {count} kommentarer i {name} er",
    "{known} in the project already; nothing was changed.": "{known} i prosjektet fra før; ingenting ble endret.",
    "Names in the comments": "Navn i kommentarene",
    "Name in the comments": "Navn i kommentarene",
    "Comments": "Kommentarer",
    "Comment": "Kommentar",
    "Becomes": "Blir",
    "Place": "Sted",
    "Passage": "Passasje",
    "Author": "Forfatter",
    "A memo": "Et notat",
    "{code} (proposed)": "{code} (forslag)",
    "All unknown names are memos": "Alle ukjente navn er notater",
    "No code is made; what no code is called stays as a memo on its passage": (
        "Ingen kode lages; det som ingen kode heter, blir et notat på passasjen"
    ),
    "The comment in hand": "Kommentaren som er valgt",
    "Reply as memo": "Svar som notat",
    "Other code": "Annen kode",
    "Other words": "Andre ord",
    "Delete here, too": "Slett her også",
    "no passage": "ingen passasje",
    "The words were not found for certain": "Ordene ble ikke funnet med sikkerhet",
    "{count} comment is a coding": "{count} kommentar er en koding",
    "{count} comments are codings": "{count} kommentarer er kodinger",
    "{count} is a memo": "{count} er et notat",
    "{count} are memos": "{count} er notater",
    "{count} reply": "{count} svar",
    "{count} replies": "{count} svar",
    "{count} says something else now": "{count} sier noe annet nå",
    "{count} say something else now": "{count} sier noe annet nå",
    "{count} was deleted in Word": "{count} ble slettet i Word",
    "{count} were deleted in Word": "{count} ble slettet i Word",
    "{count} is known already": "{count} er kjent fra før",
    "{count} are known already": "{count} er kjent fra før",
    "{count} place is not certain": "{count} sted er usikkert",
    "{count} places are not certain": "{count} steder er usikre",
    "Take over {count} comment": "Ta over {count} kommentar",
    "Take over {count} comments": "Ta over {count} kommentarer",
    "Here it is: {before}": "Her heter det: {before}",
    "Marked as resolved in Word": "Merket som løst i Word",
    "Taking over comments": "Tar over kommentarer",
    "{count} new code": "{count} ny kode",
    "{count} new codes": "{count} nye koder",
    "{count} comment changed": "{count} kommentar endret",
    "{count} comments changed": "{count} kommentarer endret",
    "{count} deleted here": "{count} slettet her",
    "{count} deleted here, too": "{count} slettet her også",
    "nothing new": "ingenting nytt",
    "From the comments: {what}": "Fra kommentarene: {what}",
    # coded transcripts
    "Export coded transcripts": "Eksporter kodede transkripsjoner",
    "coded transcripts": "kodede transkripsjoner",
    "Each coding is a comment on its words. What a reader replies or adds can be taken over again.": (
        "Hver koding er en kommentar på ordene sine. Det en leser svarer eller legger til, kan tas over igjen."
    ),
    "There are no documents yet; import transcripts first.": (
        "Det er ingen dokumenter ennå; importer transkripsjoner først."
    ),
    "Only {document}": "Bare {document}",
    "All documents, a file each": "Alle dokumenter, én fil hver",
    "All documents in one file": "Alle dokumenter i én fil",
    "Paragraph numbers": "Avsnittsnumre",
    "Line numbers": "Linjenumre",
    "Nothing": "Ingenting",
    "Beside the text": "Ved siden av teksten",
    "Questions of the guide as headings": "Spørsmålene i guiden som overskrifter",
    "Times of the turns": "Tidspunkter for turene",
    "Memos on codings and passages": "Notater på kodinger og passasjer",
    "Choose where…": "Velg sted…",
}
