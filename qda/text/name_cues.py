"""What stands in and around names and tells them apart from other capitalised words: titles, bodies, places' epithets.

Words and patterns only; what is done with them is in `names`.
"""

from __future__ import annotations

import re

UPPER = r"[A-ZÆØÅÁÉÖÄÜŠČĐŊŦÇİŁŚŻŽ]"
ADDRESSES = re.compile(r"(?<!\w)\w[\w.+%-]*@[\w.-]+|(?:https?://|www\.)\S+")
"""Of e-mail and the web: what is written small in them is written so everywhere."""
SALUTATION = re.compile(
    r"\b(?:fru|frøken|herr|hr|dr|doktor|professor|prof|rektor|ordfører(?:en)?|rådmann(?:en)?|onkel|tante|mormor|farmor"
    r"|bestefar|bestemor|besten|søster|bror|lege(?:n)?|lærar(?:en)?|lærer(?:en)?|mr|mrs|ms|miss|mister|uncle|aunt|sir"
    r"|madam|kollega(?:en)?|heter|hette|heiter|heitte|kalles|called|named|min navn er|my name is"
    r"|(?:sønn(?:en)?|datter(?:a|en)?|dotter(?:a)?|mann(?:en)?|kone?a?|kona|brother|sister|son|daughter|husband|wife"
    r"|aunt|uncle|mother|father|neighbour)(?: min| mi| hans| hennar| hennes)?,?)"
    r"\.?[ \u00a0]$",
    re.IGNORECASE,
)
"""What is said right before somebody's name."""
WHERE = frozenset("i på fra frå til ved mellom nær in from at near to hos".split())
"""What is said right before the name of a place."""
PLACE_ENDS = (
    "dal", "dalen", "dalane", "neset", "vika", "fjord", "fjorden", "moen", "vollen", "haugen", "åsen", "bygda",
    "berget", "vatn", "vatnet", "vannet", "øya", "øyene", "sundet", "eidet", "heimen", "skogen", "marka", "sletta",
    "grenda", "lia", "strand", "stranda", "fjellet", "elva", "osen", "botn", "bukta", "hamn", "havn",
)  # fmt: skip
"""How names of places end in Norwegian; only said of what stands behind “i”, “på”, “til” and their like."""
FARM = re.compile(
    r"\b(?:gård(?:en)?|gard(?:en)?|(?:små)?bruk(?:et)?|setr?a|setere?n|bygda|grenda|tettstedet|tettstaden|øya|øyen|hytta"
    r"|farm|village(?: of)?|town of|hamlet of|island of)(?: som (?:heter|heiter|het|heitte|kalles)| called| named)?,?"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
"""What is said right before the name of a farm or a village."""
CUES = frozenset(
    """
    fru frøken herr hr dr doktor professor prof rektor ordfører ordføreren rådmann rådmannen onkel tante mormor farmor
    bestefar bestemor besten søster bror lege legen lærar læraren lærer læreren mr mrs ms miss mister uncle aunt sir
    madam kollega kollegaen heter hette heiter heitte het kalles called named er is sønn sønnen datter datteren
    dattera dotter dottera mann mannen kone kona brother sister son daughter husband wife mother father neighbour min
    mi hans hennes hennar gård gården gard garden bruk bruket småbruk småbruket setra setera seteren seteran bygda
    grenda tettstedet tettstaden øya øyen hytta farm village of
    """.split()
)
"""The last words of what is said before names of people and farms; only behind one of these it is read closely."""
EPITHETS = frozenset(
    """
    Øvre Nedre Nordre Søndre Søre Øystre Østre Vestre Indre Ytre Midtre Store Vesle Lille Upper Lower Great Little
    """.split()
)
"""The first words of the names of farms and places."""
_BODIES = """
kommune fylkeskommune fylke sykehus sjukehus universitet universitetssykehus universitetssjukehus høgskole høgskule
høyskole skole skule barneskole barneskule ungdomsskole ungdomsskule folkehøgskole folkehøgskule barnehage sykehjem
sjukeheim aldershjem omsorgssenter helsesenter legesenter legekontor bibliotek folkebibliotek kirke kyrkje menighet
kyrkjelyd idrettslag bygdelag grendelag ungdomslag bondelag sparebank bank stiftelse forbund hotell senter avis blad
tidende dagblad arbeiderparti arbeidarparti høyre venstre senterparti bondekvinnelag helselag sanitetsforening
samvirkelag handelslag verksted mekaniske bygg transport fotballklubb skytterlag sangkor musikkorps musikklag
historielag museum næringsforening næringshage utmarkslag kraftlag energiverk fiskarlag
""".split()
_ENGLISH_BODIES = """
university hospital school college municipality council company academy church chapel parish trust foundation society
association club library centre center surgery clinic nursery brewery bakery farm hotel times herald gazette partners
solicitors
""".split()
USUALLY_CAPITAL = frozenset(_ENGLISH_BODIES)
"""In English an organisation has a capital here, too; in small letters it may be any hospital or school."""
COMPANY = re.compile(
    r"[ \u00a0](?:AS|ASA|SA|ANS|DA|KF|IKS|HF|RHF|Ltd|Inc|GmbH|AB|ApS|IL|FK|"
    rf"videregående(?:[ ]skole)?|vidaregåande(?:[ ]skule)?|{'|'.join([*_BODIES, *_ENGLISH_BODIES])})(?!\w)"
)
"""What follows the name of an organisation in small letters, or as the form of a company."""
BODIES = frozenset([*_BODIES, *_ENGLISH_BODIES, *(word.capitalize() for word in (*_BODIES, *_ENGLISH_BODIES))])
"""The last words of the names of organisations."""
IN_ONE_WORD = (
    "kommunen", "sykehuset", "sjukehuset", "universitetet", "høgskolen", "skolen", "skulen", "skole", "skule",
    "sykehus", "banken", "bank", "legesenter", "barnehage", "bygg", "kraft", "energi", "data", "consult",
)  # fmt: skip
_KNOWN_BODIES = frozenset(
    """
    NAV Nav NTNU NHO LO KS SINTEF Sintef NIVA NINA Telenor Equinor Statoil Statkraft DNB Nordea Helfo Udir Bufetat
    Bufdir UDI IMDi Skatteetaten Vegvesenet Statens_vegvesen Helsedirektoratet Fafo NIFU OsloMet UiO UiB UiT
    """.split()
)
BODY = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(name.replace('_', ' ') for name in _KNOWN_BODIES))})(?![\w-])")
TITLES = frozenset(
    """
    fru frøken herr hr dr doktor professor prof rektor ordfører ordføraren ordføreren rådmann rådmannen tante onkel
    lærer lege mr mrs ms miss mister sir dame lord lady father sister brother aunt uncle councillor mayor minister
    reverend rev inspector sergeant captain nurse judge
    """.split()
)
SUFFIXES = frozenset("AS ASA SA ANS DA KF IKS HF RHF Ltd Inc GmbH AB ApS IL FK".split())
JOINS = frozenset("af av de den der di du el la le van von".split())
NEVER = frozenset(
    """
    jeg eg vi du dere dykk han hun hen ho det dette den der her da når nå hva hvem hvor hvordan hvorfor ja nei jo men
    og så eller at om hvis fordi ikke ikkje bare berre også altså men jeg'en gud norge noreg norsk norske sverige
    danmark europa eu mandag tirsdag onsdag torsdag fredag lørdag søndag måndag tysdag laurdag sundag januar februar
    mars april juni juli august september oktober november desember jul påske pinse i i'm i'd i'll i've we you he she
    it they the a an and but or so if no not yes well okay ok monday tuesday wednesday thursday friday saturday sunday
    january february march may june july october december christmas easter english norwegian norway teams zoom word
    excel facebook google youtube instagram corona korona covid god internett stortinget storting regjeringen
    regjeringa kommunen fylket staten høyre venstre arbeiderpartiet interviewer intervjuer intervjuar informant
    parliament council
    """.split()
)
"""What names nobody, also in capitals."""
OPENERS = frozenset(
    """
    ask will may mark grant hope no do kva kven kvar kor korleis kvifor korfor kvifor kvart kvarandre då dei de me
    dykk eit ein ei et en hos med uten utan før etter under over mellom mot for til fra frå ved på av siden sidan mens
    medan selv sjølv enn alle noen nokon noe noko mange få flere fleire begge ingen både hverken verken enten anten
    derfor difor likevel dessuten kanskje egentlig eigentleg heldigvis plutselig ellers elles først fyrst deretter
    samtidig samstundes senere seinare nylig nyleg akkurat hausten høsten våren sommeren sommaren vinteren dagen året
    i fjor ifjor neste hver kvar hele heile hei hallo takk kan skal vil må bør har hadde er var blir ble vart fikk
    fekk tok kom gikk gjekk mener meiner tror trur tenk se sjå ta gi spør ring skriv hør min mi mitt mine din ditt
    dine sin vår vårt våre deres hans hennes hennar sammen saman our your my his her its their this that these those
    there here then when what who whom whose why how where which while whilst after before since until although though
    because however therefore meanwhile later earlier once often sometimes never always maybe perhaps nobody somebody
    everybody everyone someone anyone anything nothing everything each every both many most some few several all any
    another other another first second next last one two three for from with without within about above below under
    over into onto by as at in on of to up down out off again also even just only still yet already soon now today
    tomorrow yesterday please thanks thank hello hi yeah oh ah um uh hmm was were is are am be been being have has had
    do does did can could shall should would might must let said says asked told think thought knew know see saw look
    looked come came go went get got make made take took give gave keep kept put
    """.split()
)
"""What begins sentences and is no name, known without having been written small."""
ORDINARY_ENDS = (
    "ene", "ane", "ingen", "inga", "ningen", "heten", "heita", "skapet", "elsen", "sjonen", "ismen", "ing", "else",
    "het", "skap", "sjon", "isk", "lig", "leg", "ende", "ande", "tion", "sion", "ness", "ment", "ity", "ful", "less",
    "ly", "ed", "en", "et", "ings", "ers", "ies", "ould",
    "departementet", "styret", "rådet", "utvalget", "partiet", "nemnda", "direktoratet", "etaten", "tinget", "folket",
)  # fmt: skip
"""How words end that are seldom names of people."""
