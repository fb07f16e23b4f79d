"""The words of interviewers, as they matter for telling which question is asked: English, bokmål and nynorsk.

Nothing but words; what is done with them is in `words`.
"""

from __future__ import annotations

import re


def listed(words: str) -> frozenset[str]:
    """The words that are written one after another, over as many lines as need be."""
    return frozenset(words.split())


STOP_WORDS = listed(
    """
    jeg eg du deg dykk han hun ho hen vi oss dere dykkar deres din ditt dine di min mitt mine de dei dem
    deim den det dette denne disse der her da då når nar som at å i på pa til fra frå av for med om og eller
    men så sa enn et en ei ein eit er var være vere vært vore blir ble vart blitt bli har hatt hadde ha møtt
    møtte støtt får fikk fått få kan kunne kunna skal skulle vil ville må måtte bør ikke ikkje jo nå no ja
    nei også òg litt noe noko noen nokon noka nokre alle andre annet anna hva kva hvordan korleis hvilke
    hvilken hvilket ved etter under over mellom mot hos seg sin sitt sine si sier seie fortelle fortel
    fortell fortalt beskrive beskriv mener meiner synes syns synst tenker tenkjer tror trur kort først fyrst
    gjerne takk hei ok okay spørre spør spørsmål spørsmålet vet veit gjør gjer gjorde gjort går gikk gjekk
    opp ned ut inn bare berre helt heilt ganske veldig mye mykje mer meir mest flere fleire eventuelt vel
    altså sånn slik slikt inne lang langt nevner nevnte nemner nemnde kommer kom kommet ta tar tatt tok sett
    ser egen eget eige eigen selv sjølv igjen viktig viktige viktigste handler spm tilbake you your yours he
    she it its they them their we us our me my the a an and or but of to in on by from with about as is are
    was were be been being am do does did done doing have has had having will would can could should shall
    may might must not yes so than then there here this that these those what which how when where if well
    just like say said says tell told describe please think thought feel mean know let lets go going gone
    went get got take took any some all very much more most many thing things something anything one ones
    really actually maybe perhaps ask question questions first last next bit little ll re ve s t d m don
    didn doesn isn wasn into out up down also too other others important mention mentioned talk see way make
    made now use used kind sort
    """
)
"""What every sentence may have in it."""

DIALECT = listed(
    """
    e æ æg eg ej i me mæ mej dæ dej sæ sej du dokk dokke dokker dokkar dokkers dykk dåkke dåkker dem dæm dei døm
    dom ho hu hø hann han hi ha hadd hadde har hæ va vart vorte vorti vorre vøre vør blei bli ble ska skull sku
    vill vil ville kan kunn kunne ka kå kæ kem kæm kven kver kor korsen korsn koss kossen koles koless kolles
    kordan åssen åssn hossen hoss koffer koffør kafør kaffør førr før itj itte ikkj ikje inte innte ittje nå
    nåkka nokka nåka nåe noge någe någo nån nåen nokken sia siden sånn sånt sjøl sjæl trur tru vit veit vøt sei
    seie si ifra mella mellom å åsså også au gang gong heile heilt all allt ifrå te til ne ner no nu
    """
)
"""The same as it is spelt in transcripts that keep the dialect."""

ASKING = {
    "who": "hvem kven kem kæm who whom",
    "when": "når when",
    "where": "hvor kor where",
    "why": "hvorfor kvifor koffer koffør kafør kaffør why",
}
"""Words that ask, by what they ask for."""

WEAK = listed(
    """
    andre flere fleire mellom imellom else other others between more underveis undervegs konkret konkrete
    slags sort kind type arbeidet work opplevd opplever opplevde opplevt experienced
    """
)
"""Words that tell a little."""

RELATED = {
    "earlier": """
        tidligere tidlegare tidligare før_ fyrr forrige previously before_ earlier history historie historikk
        past_
    """,
    "challenge": """
        utfordr vansk krevende krevjande problem hinder_ hindr barriere tungt_ knirk strev slit challeng
        difficult hard_ hardest harder obstacle barrier struggl tough tøff tricky vrien awkward negativ ulemp
        drawback
    """,
    "benefit": "fordel gevinst nytte_ nytten nyttig utbytte vinn positiv benefit gain advantage plus_",
    "together": "samarbeid sammen saman felles together joint_ jointly cooperat collaborat shared",
    "buy": "innkjøp kjøp anskaff buy bought purchas procur",
    "coordinate": """
        koordiner styrer_ styre_ leder_ ledet_ leie_ coordinat lead_ leads_ led_ steer charge_ ansvar responsib
    """,
    "involved": "delta deltok deltek involver participa involv engasj inkluder includ",
    "who": "hvem kven kem kæm who whom",
    "begin": "start begyn byrj oppstart oppstod began begin introdu innfør etabler establish opphav origin",
    "background": "bakgrunn background hvorfor_ kvifor_ why_ grunn_ grunnen reason",
    "initiative": "initiativ pådriv",
    "now": "dag_ idag nåværende noverande today current present_ presently",
    "practice": """
        praksis praktisk practice practical foregår føregår fungerer_ fungere_ hverdag kvardag arbeidsdag
    """,
    "ordinary": """
        normal ordinary vanlig vanleg typical typisk usual everyday daily hverdag kvardag daglig dagleg
    """,
    "money": """
        kost_ koster_ koste_ kostar_ kostnad penger pengar økonomi budsjett betal cost_ costs_ money pay_ pays_
        paid_ budget fund_ funding finans income inntekt inntening earn_ earning_ earned_ tjen_ tjener_ tjente_
        lønn salary salaries profit spare_ spart_ sparer_ saved_ saving
    """,
    "resource": "ressurs resource penger pengar tid_ kompetanse kapasitet capacity money",
    "measure": """
        måle_ måler_ måling measure_ measured measuring evaluer evaluat dokumenter track_ oppfølging_ monitor
    """,
    "result": """
        result effekt virkning verknad virker_ verkar_ outcome effect_ oppnå achiev works_ worked_ work_
    """,
    "affect": "påvirk påverk affect betyd betydd påvirka impact",
    "advice": "råd_ råde_ rådet_ rådd_ advice advis recommend anbefal tilrå tips_",
    "different": """
        annerledes annleis different chang endr forandr omstilling ulik_ ulike_ ulikt_ forskjell skilnad
    """,
    "learn": "lær_ lære_ lærte_ lært_ læring lærdom learn lesson",
    "training": "opplær kurs_ kurset_ training trained",
    "support": "støtte_ støtta_ support hjelp help_ helped_ veiled rettlei oppfølg guidance mentor",
    "expect": "forvent expect håp_ håpet håpte håpa hope_ hoped ambisjon",
    "arrange": "opplegg organiser organise organisering organize innhold innhald",
    "goal": "mål_ målet_ målene_ måla_ formål føremål hensikt goal_ goals_ aim_ aims_ purpose objective",
    "staff": "ansatt tilsett medarbeid staff colleague kolleg employee",
    "anchoring": "forank anchor politisk politikk politiker politikarar leiing ledelse council_ leadership",
    "without": "uten utan without uavhengig independent",
    "role": "rolle stilling jobb_ jobben role_ job_ position",
    "onward": "videre vidare framover fremover future_ onward framtid fremtid vegen_ veien_",
    "well": "lykkes lykkast success vellyk",
    "recruit": "rekrutt recruit hire_ hired_ hiring ansette_ tilsette_",
    "user": "bruker brukar pasient patient beboer bebuar resident client innbygger innbyggjar citizen",
    "family": "familie family slekt foreldre parents pårørende pårørande",
    "compete": "konkurrer konkurrent konkurranse compet rival",
    "know": "kunnskap visste_ visst_ kjennskap knew_ known_ knowledge",
    "year": "år_ året_ åra_ årene_ year",
    "agree": "enig samd agree uenig usamd disagree konflikt conflict",
    "union": "tillitsvalg tillitsvald union_ fagforening",
    "wish": "ønsk wish_ wished",
    "follow": "oppfølg følge_ følger_ følgjer_ follow",
    "need": "behov need_ needs_ needed_ treng",
    "inform": "informasjon inform kommunikasjon communicat",
    "choose": "valgt velg valg_ utvalg chosen choose_ chose_ select",
    "market": "marked leverandør market supplier vendor",
    "method": "metode metodikk method framgangsmåte fremgangsmåte approach_ modell_ steps_ trinn",
    "plan": "planleg planlag planla plan_ planning planned",
    "risk": "risiko risk_ risks_",
}
"""Words that are exchanged for one another, by what they have in common. Each is the beginning of a word, or, with _
after it, the whole of one."""

PHRASES = {
    "benefit": (
        "fatt igjen for",
        "fa(?:r|tt|r dere)? ut av",
        "g[eo]t(?:ting)? out of",
        "sitt?er? igjen med",
        "tjent pa",
        "plussida",
        "pluss siden",
        "plus side",
    ),
    "coordinate": (
        r"h[oe]ld(?:er|t|s|ing)? (?:det |dette |it |alt )?(?:hele |all )?(?:i trad\w+|i det|the strings)",
        r"h[oe]ld(?:er|t|s|ing)? (?:det |dette |it |alt )?(?:hele |all )?(?:sammen|saman|together)",
        "keeps? (?:it|this) (?:all )?together",
        "i forersetet",
        "drar i det",
        "in the lead",
        "in charge",
        "runs it",
        "running it",
    ),
    "involved": (
        r"(?:er|var|vaert|vore|vaere|vere) (?:det )?(?:som )?(?:\w+ )?med(?= (?:pa|i|na|fra)\b|$)",
        "(?:take|takes|took|taking|taken|been|is|are|was) part(?: of| in)?",
        r"(?:trukket|trekke|trekt) (?:\w+ )?(?:inn|med)",
        "drawn in(?:to)?",
    ),
    "begin": (
        "kom(?:met|me)? (?:dette |det |dere |de |det hele )?(?:i gang|i stand|pa plass)",
        r"(?:came|come|coming) (?:in|about|into being)\b",
        "i gang med",
        "bli til",
        "blitt til",
        "satt i gang",
        "got going",
        "fall(?:en)? into place",
    ),
    "now": (
        "i dag",
        "per na",
        "akkurat na",
        "(?:na )?for (?:tiden|tida|oyeblikket)",
        "at the moment",
        "at present",
        "right now",
        "these days",
        "nowadays",
        "now",
        "na",
    ),
    "practice": (
        "(?:from )?day to day",
        "dag til dag",
        "til dag(?:lig|leg)",
        "i det dag(?:lige|lege)",
        "i det daglege",
    ),
    "measure": (
        r"folg(?:er|jer|t|e) (?:\w+ )?(?:\w+ )?opp",
        "keep track",
        "know (?:whether|if)",
        "vet (?:dere |du )?(?:om|at)",
    ),
    "affect": (
        "(?:hatt )?a (?:si|seie) for",
        "mean(?:t)? for",
    ),
    "expect": (
        r"sa (?:\w+ )?for (?:dere|deg|dykk)",
        "hap(?:et|te) (?:dere|du|de)",
    ),
    "arrange": (
        "lag(?:t|d|de)? opp",
        "set up",
        "laid out",
    ),
    "without": (
        "(?:weren t|wasn t|hadn t been|not been) (?:for|there)",
        "hadde ikk[ej]e? (?:vaert|vore|hatt)",
        "ikk[ej]e? hadde (?:vaert|vore|hatt)",
    ),
    "well": (
        r"(?:work\w*|go|goes|gone|going|went) well",
        "(?:fungert?|fungerer|gatt|gikk|gjekk|gar) (?:bra|godt|fint)",
    ),
    "open": (
        "legg(?:e|je) til(?! rette)",
        "tilfoye",
        r"(?:noe|noko) (?:\w+ ){0,3}(?:ikk[ej]e (?:har )?spur[dt]|burde (?:ha )?spur[dt]|glemt a sporre)",
        "like to add",
        "want to add",
        r"(?:anything|something) (?:\w+ ){0,4}(?:to add|asked?(?: about)?)$",
    ),
    "together": (
        r"join\w* (?:forces|(?:the |with )?(?:other )?others)",
        r"(?:ga|gar|gatt|gikk|gjekk) (?:\w+ )?(?:sammen|saman|i lag)",
        "i lag",
        "i fellesskap",
        "as a group",
        "in common",
    ),
}
"""Turns of phrase, folded and without marks, by what they mean: regular expressions."""

TELL_ME = "fortell, fortel, beskriv, si noe, si litt, sei noko, sei litt, ta meg, describe, tell, take me"
"""What asks without a question mark. In this list and those below, regular expressions parted by commas."""

MOVES_ON = """
    la oss, lat oss, hvis vi, viss vi, dersom vi, så til, over til, gå videre, går vi, neste, siste, til
    slutt, først, fyrst, begynne med, må jeg spørre, vi må snakke, me må snakke, når det gjelder, når det
    gjeld, så var det, let's, if we, on to, move on, turn to, next, last, finally, at the end, first, start
    with, start by, jump, i'd like to ask, may i ask, what about your, when it comes to
"""
"""How an interviewer goes on to another question."""

COMES_BACK = """
    tilbake, attende, hoppet over, hoppa over, glemte, gløymde, return, (?:go|going|come|coming|get) back, skipped,
    jumped over, forgot to ask
"""
"""How an interviewer comes back to one."""

ENDS = """
    takk, thank you, thanks, i mål, ferdige?, done, finished, slår (?:jeg |eg )?av, switch off, turn off, end,
    ending, slutt, det var det, that was (?:all|it|my last), that's all, all i had, all i have, alt jeg, ikke
    mer, har jeg det jeg
"""
"""How an interview ends."""


def any_of(phrases: str) -> re.Pattern[str]:
    """What finds any of the phrases, parted by commas."""
    return re.compile(rf"\b(?:{'|'.join(' '.join(phrase.split()) for phrase in phrases.split(','))})\b", re.IGNORECASE)
