"""What the words of one family share: forankre, forankring and forankret; anchor, anchored and anchoring.

The home of snowballstemmer, whose stems take off inflection; what makes a noun of a verb or an adjective is taken off
here. A rough guess that errs on the generous side: what it finds is looked at. Knows no texts.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_SNOWBALL = {"en": "english", "nb": "norwegian", "nn": "norwegian", "da": "danish", "sv": "swedish"}

_NORDIC = re.compile(
    r"(?P<root>.{3,}?)"
    r"(?P<ending>n?ing|else|sel|het|heit|hed|eri|skap|skab)"
    r"(?:s|en|ens|a|as|er|ers|ar|ars|ene|enes|ane|anes|erne|ernes|erna|ernas|arna|arnas|n|ns|ne|nes|ta|et|ets|e)?"
)
"""A noun made of a verb or an adjective, in any of its forms."""
_ENGLISH = re.compile(r"(?P<root>.{3,}?)(?P<ending>n?ess|ment|ation|ition|ing|ion|ity)(?:s|es|'s)?")
_PARTICIPLE = re.compile(r".{2,}[aeiouyæøåö][lmrkp]{1,2}t")
_DOUBLED = re.compile(r"([b-df-hj-np-tv-z])\1$")

_IRREGULAR = {
    "nordic": """
        gå går gikk gått gjekk gåande gående
        få får fikk fått fekk
        komme kommer kom kommet kome kjem komne komen
        si sier sa sagt seie seier
        se ser så sett sjå såg
        ta tar tok tatt teke tek
        gi gir ga gav gitt gje gjev gjeve
        være er var vært vere vore
        bli blir ble blitt vart vorte bleiv
        gjøre gjør gjorde gjort gjere gjer
        vite vet visste visst veit
        stå står stod sto stått
        dra drar dro dratt drege
        skrive skriver skrev skrevet skreiv
        finne finner fant funnet fann funne finn
        velge velger valgte valgt velje vel valde vald valg val
        selge selger solgte solgt selje sel selde seld salg sal
        følge følger fulgte fulgt følgje følgjer følgde
        spørre spør spurte spurt
        legge legger la lagt leggje legg
        sette setter satte satt set sett sete
        ansette ansetter ansatte ansatt ansettelse tilsette tilset tilsette tilsett
        bære bærer bar båret bere ber bore
        møte møter møtte møtt
        dø dør døde død
        forstå forstår forsto forstod forstått forståelse
        bidra bidrar bidro bidratt
        holde holder holdt halde held heldt
        hjelpe hjelper hjalp hjulpet hjelp
        lære lærer lærte lært læring
        høre hører hørte hørt høyre høyrer høyrde høyrt
        bruke bruker brukte brukt brukar bruka bruk
        vedta vedtar vedtok vedtatt vedtak vedtaket
        delta deltar deltok deltatt deltek
        ny nye nytt nyere
        liten lita lite små mindre minst
        stor store stort større størst
        god gode godt bedre best
        gammel gamle gammalt eldre eldst
        lang lange langt lengre lengst
        barn barnet barna born
        mann menn mannen mennene
        bok bøker boka boken bøkene
    """,
    "en": """
        go goes went gone going
        get gets got gotten getting
        say says said saying
        see sees saw seen seeing
        take takes took taken taking
        give gives gave given giving
        be is are was were been being am
        have has had having
        do does did done doing
        know knows knew known knowing
        stand stands stood standing
        write writes wrote written writing
        find finds found finding
        choose chooses chose chosen choice
        sell sells sold selling sale
        buy buys bought buying
        think thinks thought thinking
        teach teaches taught teaching
        lead leads led leading
        come comes came coming
        hold holds held holding
        speak speaks spoke spoken speaking
        tell tells told telling
        begin begins began begun beginning
        child children
        man men
        woman women
        person people
    """,
}


@lru_cache(maxsize=50_000)
def roots(word: str, language: str) -> frozenset[str]:
    """What may be the root of `word`; two words are of one family where they share one."""
    word = word.lower()
    english = language == "en"
    stem = _stemmer(language).stemWord(word)
    made = (_ENGLISH if english else _NORDIC).fullmatch(word)
    found = {stem} if made is None or english else set()
    if made is not None:
        found.add(made["root"])
        if made["ending"] == "ning":
            found.add(made["root"] + "n")  # regn-ing, not reg-ning
        if made["ending"] == "ion" and made["root"].endswith("s"):
            found.add(made["root"][:-1] + "d")  # decision, decide
    elif not english and _PARTICIPLE.fullmatch(stem):
        found.add(stem[:-1])
    bare = {_bare(root, english=english) for root in found}
    return frozenset(bare | _irregular("en" if english else "nordic").get(word, set()))


def beginnings(word: str, language: str) -> set[str]:
    """The letters that the family of `word` begins with, but for its irregular forms."""
    return {root[:3] for root in roots(word, language) if not root.startswith(_NAME)}


def irregular_kin(word: str, language: str) -> list[str]:
    """The forms of the family of `word` that no ending tells."""
    families = _irregular("en" if language == "en" else "nordic")
    wanted = families.get(word.lower(), set())
    return [form for form, names in families.items() if names & wanted]


def _bare(root: str, *, english: bool) -> str:
    """A root as all its family has it: “mobiliser” without -er, “beslutt” as “beslut”."""
    if len(root) >= 5 and root.endswith("er") and not english:
        root = root[:-2]
    if len(root) >= 4 and root.endswith("e"):
        root = root[:-1]
    return _DOUBLED.sub(r"\1", root) if len(root) >= 5 else root


_NAME = "="
"""Before the name of an irregular family."""


@lru_cache(maxsize=2)
def _irregular(group: str) -> dict[str, set[str]]:
    """Each irregular form with the names of its families."""
    families: dict[str, set[str]] = {}
    for line in _IRREGULAR[group].strip().splitlines():
        forms = line.split()
        for form in forms:
            families.setdefault(form, set()).add(_NAME + forms[0])
    return families


@lru_cache(maxsize=len(_SNOWBALL))
def _stemmer(language: str) -> BaseStemmer:
    import snowballstemmer

    return snowballstemmer.stemmer(_SNOWBALL.get(language, "english"))
