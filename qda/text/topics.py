"""What interviews are about: words that are exchanged for one another when a question is put freely.

English, bokmål, nynorsk, and dialect as it is spelt. Nothing but words; `vocabulary` has those about asking itself.
"""

from __future__ import annotations

TOPICS = {
    "adult": "voksen vaksen voksne vaksne adult grown",
    "advice": "råd_ rådet advice recommend anbefal tilrå tip_ tips_",
    "affect": "påvirk påverk affect influence impact virke_ verke_ innvirk effect betyr_",
    "alone": "alene åleine aleine ensom einsam lonely alone isolated utenfor utanfor",
    "animal": "dyr_ dyra dyrene animal livestock husdyr beite beitedyr grazing sau_ sauer sauene ku_ kyr cattle sheep",
    "apart": "skille skilje skiller boundary boundaries separate separat grense avstand",
    "available": "tilgjengelig tilgjengeleg available access",
    "bank": "bank_ banken lån_ loan gjeld debt",
    "before": "før_ before_ tidligere tidlegare previous previously earlier fortid past_",
    "best": "best_ beste fordel advantage benefit positiv positive gevinst pluss strength fint_ gleder glede_ joy",
    "better": "bedre betre better improve forbedr betring",
    "boat": "båt boat skip_ vessel ferge ferje ferry",
    "break": "friminutt pause_ pausen pausene pausane recess break_ breaks_ storefri",
    "business": "firma bedrift selskap company firm_ business verksemd virksomhet organisation organization enterprise",
    "care": "omsorg care_ caring pleie stell nursing sykehjem sjukeheim",
    "case": "sak_ saken saker saka case_ eksempel example døme instance",
    "challenge": """
        utfordr vanske vanskelig vanskeleg krevende krevjande problem challenge difficult hard_ hardest tough
        tung_ tyngst barrier
    """,
    "change": """
        endring endre endra forandr change changed changing annleis annerledes forskjell skilnad difference
        different ny_ nytt_ nye_ new_
    """,
    "child": """
        barn_ barna_ barnet_ born_ borna_ unge_ ungan ungar unger ungene child kid_ kids_ baby toddler småbarn
        son_ daughter
    """,
    "choose": "vel_ velje velge choose chosen chose select valgt valt",
    "city": "by_ byen city_ town_ sentrum centre center downtown",
    "colleague": "kolleg colleague coworker medarbeid workmate team_ teamet",
    "committee": "styre_ styret utvalg komite committee board_ nemnd",
    "competitor": "konkurr compet rival",
    "conditions": "vilkår betingel condition ramme_ rammer rammene",
    "control": "kontroll control overvåk surveillance monitor tilsyn inspection følger_ follow",
    "cooperate": "samarbeid cooperat collaborat partner samspill samspel jobber_ jobbar sammen saman cooperate",
    "culture": "kultur cultur tradisjon tradition religion kirke_ kyrkje church",
    "customer": "kunde customer client clients_",
    "day": "dag_ dagen daglig dagleg day_ hverdag kvardag morgen morgon måndag mandag",
    "death": "død_ døden dø_ death die_ dying begravelse funeral sorg grief",
    "decide": "bestem avgjer avgjør decide decision vedta vedtak beslut choose choice velg vel_ velje velge valg",
    "disabled": "funksjon disab handicap wheelchair rullestol blind",
    "doctor": "lege_ legen doctor physician sykehus sjukehus hospital behandl treatment medisin medicine",
    "document": "dokument document journal_ record_ skriv_ skrive write report rapport",
    "early": "begynne begynte byrja starta startet first_ first beginning initially opprinnelig",
    "educate": "utdann utdanning education study_ studied studer skole_ qualification",
    "engage": "engasj engage involv aktiv_ active",
    "equipment": "redskap utstyr gear equipment tool_",
    "experience": "oppleve opplevd opplever erfar experience experienced",
    "failure": "dårlig dårleg mislyk failed fail_ failure wrong_ bad_ badly worst verst_ motsatt opposite",
    "fair": "rettferd fair_ unfair just_ equal lik_ likhet",
    "family": "famili family families household hushald husholdning",
    "farm": "gård_ gården gard_ garden_ bonde bønder gardsbruk farm farmer farming jordbruk landbruk agricult",
    "film": "film kino cinema movie",
    "fish": "fisk fesk feske fish fishing fangst catch_",
    "food": "mat_ maten food_ meal måltid spise spis_ ete_ eat_ eating shop_ shopping handle_",
    "foreign": """
        innvandr immigra migra flyktning refugee foreign utenlandsk utanlandsk land_ landet country hjemland
        heimland
    """,
    "found": "grunnla found_ founded founder founding etabler establish oppstart startup",
    "future": """
        framtid fremtid framtida future ahead framover fremover fremtiden år_ years_ five_ ten_ ti_ fem_
        utvikl develop heading planar planer plan_ plans_ next_ later_
    """,
    "gender": "kjønn gender gutt gut_ gutar gutter jente jenter kvinne kvinner women woman men_ mann menn boy girl",
    "grant": "tilskudd tilskot støtte_ subsid grant stønad",
    "grow": "dyrk grow_ growing grown crop plant vekst hage_ hagen gardening garden",
    "guidance": "veiled rettlei guidance supervision mentor råd_",
    "happy": "fornøyd nøgd glad_ happy satisf pleased trives lik_ liker likar like_ likes_ enjoy",
    "health": """
        helse_ helsa health sykdom sjukdom illness syk_ sjuk_ ill_ sick_ pasient kropp body bodily physical
        fysisk
    """,
    "hear": "høre_ hørte høyrde hear_ heard_ oppdag found_ find_ discover",
    "help": "hjelp help støtte_ support supportive assist bistand bistå backing",
    "home": "hjem hjemme heim_ heime heimen home_ house_ housing hus_ huset bolig bustad flat_ apartment leilighet",
    "idea": "ide_ ideen idea occur thought_ tanke inspir",
    "identity": "identitet identity tilhør belong tilknyt connection_ tie_ ties_ rot_ røtter",
    "imagine": "forestill imagine suppose tenk_ hypothetical fantas",
    "incident": "hendelse hending incident episode happened skjedde skjer hendt hende_ hendte",
    "inform": """
        inform informasjon information told_ beskjed leaflet notice announcement message kommunikasjon
        communicat
    """,
    "insurance": "forsikr insur",
    "introduce": "innfør introdu start_",
    "job": """
        jobb job_ jobs_ yrke profession occupation career karriere stilling
        position employ oppgåve oppgave task_ tasks_
    """,
    "language": "språk language norsk_ english_ engelsk nynorsk bokmål dialekt dialect snakke_ speak_ accent",
    "leave": "permisjon leave_ slutte_ quit_ leaving away_ borte_ forlat forlate",
    "loss": "tap_ tapt miste mista mistet lose_ loses_ lost_ loss savn miss_ without_ uten_ utan_",
    "manager": """
        leder_ lederen lederne leiar leiinga ledels sjef manager management boss_ supervisor rektor principal
        head_ chief
    """,
    "meaning": "betydning betyd tyding verdi value meaning meant mean_ betyr_ tyder_ significance matter_ si_ seie_",
    "measure": "tiltak measure measures_ put_ place_ gjort_",
    "member": "medlem member frivillig volunteer friviljug dugnad",
    "mind": "psykisk mental mentally emotional kjensl følels feeling feelings_ stress humør mood wellbeing trivsel",
    "mistake": "feil_ feilen mistake error wrong_ galt_ angre regret differently",
    "money": """
        inntekt utgift income expens lønn salary budsjett budget økonomi økonomisk econom financ pris_ prisen
        prisene prisan price prices_ rekning regning bill_ afford rent_ betal pay_ lever_ leve_ live_
    """,
    "motivation": "motiv driv_ driver_ lyst_ want_",
    "municipal": """
        kommune kommunen council_ municipal rådhus authority authorities city_ government regjering stat_
        staten myndighet styresmakt state_
    """,
    "music": "musikk music sang_ song_ kor_ band_ konsert concert",
    "nature": "natur_ naturen nature landskap landscape miljø environment klima climate vær_ weather ver_",
    "neighbour": "nabo granne neighbour neighbor",
    "news": "avis_ avisa newspaper medier media news nyheter facebook nett_ nettet",
    "noise": "støy bråk noise noisy loud lyd_ lyden sound_ høre_ hear_",
    "old": "gammel gamal old_ older eldre elderly alder_ age_",
    "opinion": """
        mening meining opinion view_ views_ holdning haldning attitude syn_ synspunkt standpunkt perspektiv
        perspective
    """,
    "organise": "organiser organised organized structure struktur oppbygd bygd_ inndel team_ avdeling department",
    "outdoors": "ute_ uteområde utemiljø outdoor outside utendørs skog_ forest park",
    "parent": """
        foreldre foreldra mor_ far_ mamma pappa mødre fedre mother father mum_ mom_ dad_ parent foresatt
        føresett
    """,
    "participate": "medvirk medverk delta particip involv bidra contribute",
    "people": "folk_ people_ person personer menneske mennesk those_",
    "place": """
        sted_ stedet stad_ staden plass_ plassen place_ area_ område bygd_ bygda bygden lokalsamfunn
        lokalsamfunnet community village grend neighbourhood town_ bydel
    """,
    "play": "lek_ leke_ leken leker leik leike spill_ spille play_ playing game",
    "politic": "politi_ politisk politikk political politics policy politician politikar politiker",
    "power": "makt power powerful mobb bully trakasser harass misbruk abuse",
    "predator": "rovdyr ulv_ wolf jerv gaupe bjørn_ bear_ predator",
    "prepare": "forbered førebu prepar ready_ klargj",
    "process": "prosess process framgang gjennomfør høring hearing",
    "proud": "stolt proud pride stolthet stoltheit",
    "public": "publikum public_ audience besøk besøkande visitor gjest guest",
    "quality": "kvalitet quality god_ godt_ good_ vurder evaluat judge assess",
    "quarrel": "konflikt conflict krangel krangl quarrel argument uenig usamd disagree strid dispute tension uvenn",
    "quota": "kvote quota",
    "reach": "nå_ når_ reach tak_",
    "react": "reager reaksjon reaction react response mottatt tok_",
    "reason": "begrunn grunngj grunn_ reason hvorfor kvifor why_ bakgrunn",
    "recruit": "rekrutt recruit hire",
    "relation": """
        forhold_ forholdet tilhøve relation relationship sammen saman together mellom between mella contact
        kontakt
    """,
    "resist": "motstand protest demonstr kamp_ kampen fight_ resist opposition opprør",
    "responsible": "ansvar responsib owns_ owner",
    "rest": "ferie holiday vacation fritid leisure weekend helg",
    "return": "tilbake attende return come_ coming_ came_ back_",
    "road": "vei_ veien veg_ vegen road_ roads_ street gate_ gata traffic trafikk",
    "role": "rolle role_ roller rollen oppgave_ oppgaver function funksjon",
    "routine": "rutine routine fast_ vane habit",
    "rule": """
        regel regl rule_ rules_ regulation reguler law_ lov_ loven lova forskrift krav_ demand require forbud
        ban_ banned kontroll control
    """,
    "school": """
        skole skule school klasse_ klassen class_ classroom elev_ eleven elever elevar pupil student undervis
        teach lærer_ læreren lærar time_ timen timene timane lesson
    """,
    "sea": "hav_ havet sjø_ sjøen sjyen sea_ ocean",
    "security": "sikkerhet tryggleik trygghet security safe_ safety trygg_ secure",
    "self": "yourself introduce presenter bakgrunn background",
    "sell": "selge selja selg sold_ sell_ sale_ kjøp buy_",
    "shop": "butikk shop_ store_ handle_ kjøpe",
    "skill": "kompetanse skill dyktig kvalifik ferdighet ferdigheit expertise rusty kunne_ behind_",
    "sleep": "søvn sove_ sover sov_ sleep",
    "species": "art_ arter artar species",
    "sport": "sport idrett trening_ fotball football ski_ club_ klubb lag_ laget",
    "stay": "bli_ bo_ bor_ bur_ bodd live_ lives_ living stay_ flytt move_ moved",
    "success": "lyktes lykkes lukkast success worked_ fungerte successful virket verka",
    "supplier": "leverandør supplier vendor",
    "system": """
        system systemet dataverktøy verktøy tool_ tools_ teknologi technolog teknisk technical digital it_
        utstyr equipment maskin machine programvare software data_ computer pc_ telefon phone mobil mobile
        nettbrett tablet internett internet online app_ skjerm screen
    """,
    "tax": "skatt tax_ avgift fee_ fees_ charge_ charges_ toll",
    "temperature": "temperatur temperature varm warm",
    "threat": "trussel trusl threat attack angrep danger fare_ farer risk_ risks_ risiko",
    "time": "tid_ tida tiden time_ hours_ timer_ timar week uke veke daily døgn schedule rota turnus skift shift vakt",
    "touch": "kontakt contact touch_ connected connection nettverk network networking",
    "train": "kurs opplær training trained course skolering coaching",
    "travel": """
        reise reiser travel trip_ commute commuting pendl transport buss_ bus_ buses_ tog_ train_ car_ bil_
        bilen drive_ driving kjør køyr sykkel sykl bike cycl
    """,
    "treat": """
        behandl treated treatment diskriminer discriminat unfair rettferd rasis racis trakasser harass møtt_
        met_
    """,
    "trust": "tillit trust confidence stole_ tru_",
    "wish": "ønske ønskje ønsker wish hope_ drøm dream fe_ magic_ dersom_",
    "worker": "ansatt tilsett employee staff arbeidstak worker personale people_ folk_ mannskap",
    "workload": "saksmengd arbeidsmengd workload caseload belast saker_ press_ pressure cases_",
    "worry": "bekymr worry worried worries redd_ frykt fear afraid engst angst anxious awake uro_ uroa concern",
    "young": "ung_ unge_ ungdom young youth teenager generasjon generation",
}
"""Each is the beginning of a word, or, with _ after it, the whole of one."""

TURNS_OF_PHRASE = {
    "self": (
        "who (?:you are|are you)",
        "(?:hvem|kven|kem) (?:du er|er du|du e|e du)",
        "(?:about|introduce) you(?:rself)?",
        "om deg (?:selv|sj[ao]l|sjolv)?",
        "(?:what|ka|hva|kva) (?:is it |er det )?(?:(?:do )?you do|(?:du )?(?:gjor|gjer|driver|driv)(?: du)?)",
        "your (?:own )?(?:role|job|background|position|work)",
        "(?:rollen|jobben|bakgrunnen|stillingen|rolla|stillinga) (?:din|di)",
    ),
    "open": (
        "(?:anything|something) (?:else|more|we|you|that)",
        r"(?:noe|noko|nakka|naka|nae|nan?ting) (?:mer|meir|anna|annet|du|vi|me|som) (?:\w+ ){0,4}(?:vil|ville|onsker)",
        r"(?:noe|noko|nakka|naka) (?:\w+ ){1,5}(?:glemt|gloymt|snakke[tr]?|snakka|vaert|vore|innom|spurt|sporre)",
        "pa hjertet",
        "tilfoye",
        "to add",
        "have(?:n t| not) (?:asked|talked|covered|mentioned)",
    ),
    "how long": ("how long", "(?:hvor|kor|ko) le?a?nge?", "since when", r"when (?:did )?you start\w*"),
    "how many": ("how many", "(?:hvor|kor|ko) mange"),
    "how much": ("how (?:much|often)", "(?:hvor|kor|ko) (?:mye|mykje|my|ofte)"),
    "future": (
        r"(?:in|om) (?:\w+ )?(?:years|ar|ara)",
        "(?:going|go|gar|ga) (?:from here|videre|vidare|framover|fremover)",
        r"(?:where|hvor|kor) .{0,20}(?:heading|hen)",
        "years? (?:from now|time)",
    ),
    "in charge": (
        "in charge",
        "if you (?:could|were|ran|had)",
        "(?:hvis|om|dersom|viss) du (?:kunne|fikk|fekk|var|skulle)",
    ),
    "money": ("how much .{0,20}(?:cost|spend|pay)", "(?:gar|ga) (?:det )?rundt", "make ends meet"),
    "relation": ("get (?:on|along)", r"kommer? (?:\w+ )?overens", r"go(?:es)? (?:\w+ )?together"),
    "worry": ("awake", "sove darlig"),
    "difference": (r"make\w* (?:a |any )?difference", r"merke\w* (?:\w+ )?(?:noe|noko|na\w*)"),
}
"""Turns of phrase by what they are about: regular expressions over folded words without marks."""
