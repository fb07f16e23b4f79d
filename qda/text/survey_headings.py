"""The headings that survey tools and their users put above columns: who answered, when, what is known of them.

Each function takes a heading without its end marks. Knows no file.
"""

from __future__ import annotations

import re


def _any_of(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


_PERSONAL = _any_of(
    r"e-?post(adresse)?|epost|e-?mail( address)?|mail|fornavn|etternavn|(fullt |ditt )?navn|førenamn|etternamn|namn",
    r"(first|last|full|your)? ?name|telefon(nummer)?|tlf\.?|mobil(nummer)?|phone( number)?|ip[- ]?(adresse|address)",
    r"fødselsnummer|personnummer|adresse|address|recipient ?(email|first ?name|last ?name)|brukernavn|username",
    r"location ?(latitude|longitude)|external data reference|respondent ?(name|email)",
)
_WHEN = _any_of(
    r".*(tidsmerke|tidsstempel|timestamp|start ?(time|date|tid)|starttidspunkt|fullf[øo]ringstidspunkt).*",
    r".*(completion time|end ?date|end ?time|sist (endret|oppdatert)|last modified|submitted|submitdate).*",
    r".*(recorded ?date|startdate|datestamp|innsendt|levert|svartidspunkt|\$created|answer_time|duration).*",
    r".*(varighet|tidsbruk|date (created|modified)).*",
)
_WHO = _any_of(
    r"(respondent|deltaker|deltakar|svar|response|submission|participant|besvarelse|case)?[ _-]?"
    r"(id|nr\.?|nummer|number|no\.?|token|uuid|key|nøkkel)",
    r"\$?(submission_id|answer_id)|respondent(en)?|løpenummer|#|id\.?",
)
_ABOUT_THE_FORM = _any_of(
    r"status|finished|fullført|progress|distribution ?channel|user ?language|språk|language|startspråk",
    r"startlanguage|collector ?id|seed|lastpage|siste side|statoverall_\d+|stato_\d+|organi[sz]ation|created|modified",
    r"closedate|closed|custom data 1|poeng|points|score|quiz.*|tilbakemelding|feedback|poeng – .*|points - .*",
    r"refurl|respondenttype",
)
_BACKGROUND = re.compile(
    r".*\b(kommune\w*|municipalit\w+|stilling\w*|rolle\w*|role|position|job title|yrke|kjønn|gender|sex|alder|age|"
    r"aldersgruppe|avdeling\w*|department|region|fylke|county|utdanning\w*|education|bransje|sektor|sector|"
    r"virksomhet\w*|arbeidsgiver|organisasjon\w*|organi[sz]ation|size|størrelse|fartstid|ansiennitet|landsdel|land|"
    r"country|etat)\b.*",
    re.IGNORECASE,
)
_SPECIFY = _any_of(r".*(spesifiser|specify|utdyp|elaborate|kommentar|comment|beskriv|describe|hvorfor|why).*")
_BRACKETS = re.compile(r"(?P<stem>.+?)\s*\[(?P<line>[^\[\]]+)\]\s*", re.DOTALL)
_SIGNS = re.compile(r"(?P<stem>.+?)(?:\s[-–—]\s|\s*>>\s*|\s*→\s*|:\s+|\s/\s)(?P<line>[^:]+)", re.DOTALL)
_ASKS_WHO = _any_of(
    r"(hvilke[nt]|hvor (jobber|arbeider|bor)|hva er (din|ditt)|kva er (din|ditt)|kva for|which|what is your).*",
    r"(din|ditt|your|min|my) .*",
)
_HOW_MANY = _any_of(r"(hvor (mange|lenge|mye)|kor (mange|lenge|mykje)|how (many|long|much)|antall|tal på|number of) .*")
_LONGEST_BACKGROUND = 60
_FEW_WORDS = 4


def is_personal(heading: str) -> bool:
    """Whether it stands above names, addresses, numbers by which somebody is found."""
    return bool(_PERSONAL.fullmatch(heading))


def is_time(heading: str) -> bool:
    return bool(_WHEN.fullmatch(heading))


def is_respondent(heading: str) -> bool:
    return bool(_WHO.fullmatch(heading))


def is_about_the_form(heading: str) -> bool:
    """Whether it tells of the form and not of who filled it in: its status, its language, its points."""
    return bool(_ABOUT_THE_FORM.fullmatch(heading))


def is_background(heading: str) -> bool:
    """Whether it asks what somebody is: a word or two, or a question for it; not any question that has the word."""
    if len(heading) >= _LONGEST_BACKGROUND or not _BACKGROUND.fullmatch(heading):
        return False
    return len(heading.split()) <= _FEW_WORDS or bool(_ASKS_WHO.fullmatch(heading))


def asks_how_many(heading: str) -> bool:
    return bool(_HOW_MANY.fullmatch(heading))


def asks_to_specify(heading: str) -> bool:
    return bool(_SPECIFY.fullmatch(heading))


def parted(heading: str) -> tuple[str, str]:
    """A heading such as "question [line]" or "question - option" in its two parts; ("", "") for any other."""
    found = _BRACKETS.fullmatch(heading) or _SIGNS.fullmatch(heading)
    return (found["stem"].strip(), found["line"].strip()) if found else ("", "")
