"""Interviews as they are held: guides, and conversations that paraphrase, skip, reorder and follow up.

All of it is invented. Each line is one turn and says what it is: `3` asks question 3 of the guide, `+`
follows up, `-` belongs to no question, and `=` is said by a participant.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from qda.model import DraftTurn, TurnRole


@dataclass(frozen=True)
class Interview:
    name: str
    questions: tuple[str, ...]
    lines: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return "\n".join(f"{'Informant' if kind == '=' else 'Intervjuer'}: {said}" for kind, said in self.lines)

    def mistakes(self, turns: tuple[DraftTurn, ...]) -> list[str]:
        """What the interviewer's turns were taken for, wherever it is not what they are."""
        wrong = []
        for (kind, said), turn in zip(self.lines, turns, strict=True):
            asks = turn.role is TurnRole.ASKS and turn.question is not None
            taken = f"{(turn.question or 0) + 1}" if asks else "+" if turn.role else "-"
            if kind not in ("=", taken):
                wrong.append(f"{self.name}: {kind} taken for {taken}: {said}")
        return wrong

    @property
    def asked(self) -> int:
        return sum(kind.isdigit() for kind, _ in self.lines)


def _interview(name: str, guide: str, script: str) -> Interview:
    lines = [line.split(" ", 1) for line in script.strip().split("\n")]
    return Interview(name, tuple(guide.strip().split("\n")), tuple((kind, said) for kind, said in lines))


_SCHOOL_MEALS = """
Kan du fortelle litt om stillingen din og hvor lenge du har arbeidet her?
Hvordan startet arbeidet med skolemat i kommunen?
Hvem tok initiativet, og hvem bestemte?
Hvilke skoler er med i dag, og hvordan ble de valgt ut?
Hvordan blir maten laget og levert i praksis?
Hva koster ordningen, og hvem betaler?
Hvordan har elevene tatt imot tilbudet?
Hva sier foreldrene?
Hvilke utfordringer har dere møtt underveis?
Hva mener du er de viktigste gevinstene?
Hvordan følger dere opp og måler om det virker?
Hvilke råd vil du gi til andre kommuner som vil gjøre det samme?
"""

_SCHOOL_MEALS_1 = """
- Hei, og takk for at du ville være med. Er det greit at jeg skrur på opptakeren?
= Ja, bare kjør på.
- Fint. Det tar omtrent en time, og du kan avbryte når du vil.
= Ja.
1 Da kan vi begynne med deg: hva er jobben din, og hvor lenge har du vært her?
= Jeg er rådgiver for oppvekst, og jeg har vært her i åtte år.
+ Åtte år, ja. Og før det?
= Da var jeg lærer.
2 Kan du ta meg tilbake til begynnelsen, hvordan kom dette med skolemat i gang?
= Det begynte på en ungdomsskole hvor mange ikke hadde med matpakke.
+ Når var dette?
= Høsten 2014, tror jeg.
3 Og hvem var det som tok initiativ til det? Var det politisk, eller kom det fra skolen?
= Det var rektor, og så ble det vedtatt i kommunestyret.
+ Så rektor gikk i bresjen. Fikk hun med seg de andre?
= Ja, etter hvert.
4 Hvor mange skoler er det som er med nå, og hvorfor akkurat de?
= Fire. Det var de som hadde kjøkken.
+ Akkurat.
= Mhm.
5 Hvordan foregår det rent praktisk, fra maten lages til den står på bordet?
= Sentralkjøkkenet lager, og vaktmesteren kjører.
+ Kan du beskrive en vanlig dag?
= Klokken ni er det første lasset klart.
+ Og så spiser de i kantinen?
= Ja, eller i klasserommet.
6 Da må jeg spørre om penger. Hva koster dette, og hvem er det som betaler?
= Foreldrene betaler femten kroner, og kommunen resten.
+ Er det noen som ikke har råd?
= Det finnes fritak.
8 Siden du nevner foreldrene, hva sier de om det?
= De er stort sett fornøyde.
+ Har noen klaget?
= Et par stykker.
7 Og elevene selv, hvordan har de tatt imot det?
= Første uka var det kø, så dabbet det av.
+ Hvorfor det, tror du?
= Det var mye fisk.
9 Hva har vært vanskelig underveis, da?
= Å få nok folk.
+ Du sa noe om kjøkkenet også?
= Ja, det er for lite.
10 Hvis du ser på det i dag, hva har dere fått igjen for det? Hva er den største gevinsten?
= At de klarer siste time.
+ Det er interessant. Kan du si mer?
= Lærerne sier det er roligere.
12 Helt til slutt: hva ville du rådet andre kommuner til, om de skulle gjort det samme?
= Begynn i det små.
- Da har ikke jeg mer å spørre om. Er det noe du vil legge til?
= Nei, jeg tror ikke det.
- Da sier jeg tusen takk for praten.
= Takk selv.
"""

_SCHOOL_MEALS_2 = """
1 Kan du først fortelle kort om stillingen din, og hvor lenge du har arbeidet i kommunen?
= Jeg er skolesjef, tre år nå.
2 Hvordan startet arbeidet med skolemat?
= Det var før min tid.
+ Men hva har du hørt om det?
= At det var et prosjekt.
4 Hvilke skoler gjelder det i dag, og hvordan valgte dere dem ut?
= Alle barneskolene.
+ Alle, altså. Også de små?
= Også de.
5 Hvordan blir maten laget, og hvordan kommer den ut til skolene?
= Vi kjøper den av en lokal bedrift.
9 Har dere støtt på noen problemer?
= Ja, flere. Vil du ha hele listen?
+ Gjerne!
= Allergier, transport, søppel.
+ Hva gjorde dere med allergiene?
= Laget egne esker.
+ Og transporten, er den løst?
= Sånn noenlunde.
6 Vi hoppet over økonomien. Hva koster ordningen kommunen i året?
= Om lag to millioner.
+ Og den potten er sikret framover?
= Det tør jeg ikke love.
11 Måler dere på noen måte om det virker? Hvordan følger dere det opp?
= Vi har en spørreundersøkelse.
+ Hvor ofte?
= Hvert år.
7 Hva svarer elevene der? Hvordan har de tatt imot tilbudet?
= Seks av ti er fornøyde.
10 Hva mener du selv er gevinstene, de viktigste?
= Trivsel. Og at alle sitter ved samme bord.
12 Hvilke råd har du til kommuner som vurderer det samme?
= Snakk med kjøkkenet først.
- Takk, det var det jeg hadde.
= Bare hyggelig.
"""

_HOME_CARE = """
What is your role, and how long have you worked in home care?
How was the new rota introduced?
Who was involved in planning it?
How does a normal week look under the new rota?
What do the staff think of it?
How have the people you visit been affected?
What has been most difficult?
What has worked well?
Did you get the training and support you needed?
How do you keep track of whether it works?
Would you have done anything differently?
Would the change have happened without the national programme?
"""

_HOME_CARE_1 = """
- Thanks for making the time. I'll just put the recorder here, if that's all right?
= Sure.
- You can stop whenever you like.
= Fine.
1 So, to start with, could you tell me a bit about yourself, what your role is and how long you've been in home care?
= I'm a team leader. Eleven years, give or take.
+ And always in this town?
= No, I came from the coast.
2 Could you take me through how the new rota came in?
= It was announced in a meeting before Easter.
+ Right. Announced by whom?
= The head of service.
3 And who had been part of planning it? Were you?
= Two of us from the floor were.
+ How did that feel?
= Good, actually. A bit rushed.
4 What does an ordinary week look like now, with the new rota?
= Three long days, and then four off.
+ And the weekends?
= Every third.
5 How do your colleagues feel about it, what do the staff say?
= The young ones love it.
+ And the older ones?
= They get tired.
6 If we think of the people you visit, has it affected them?
= They see fewer faces in a week.
+ Is that what they say themselves?
= Their daughters say it.
7 What would you say has been the hardest thing?
= Sick leave in the beginning.
+ Mm. What happened?
= Nobody knew who should step in.
8 And on the other hand, what's gone well?
= The handovers.
+ Can you give me an example?
= We write it down now.
9 What about training, did you get the support you needed?
= Half a day. Not enough.
11 Looking back, is there something you'd do differently?
= Start with one team.
+ Why one?
= To learn from it.
12 Last one: do you think this would've happened without the national programme?
= Sooner or later. But not then.
- That's all I had. Anything you'd like to add?
= No, I think we covered it.
- Great, thank you so much.
= Thank you.
"""

_HOME_CARE_2 = """
1 What's your role here, and for how long have you been working in home care?
= I'm the manager. Two years.
4 Let's jump straight into it. What does a normal week look like on the new rota?
= Busy. But fewer gaps.
+ Fewer gaps?
= Between visits, I mean.
2 And if we go back a little: how was it introduced?
= By e-mail, I'm afraid.
+ By e-mail?
= Yes. Nobody had time for a meeting.
3 So who was actually involved in the planning of it?
= The union, and a consultant.
+ What did the consultant do?
= Spreadsheets.
7 What's been the most difficult part?
= Trust.
+ Can you say a bit more about that?
= People thought that it was about money.
+ And was it?
= Partly.
5 What do the staff make of it these days, what do they think?
= They wouldn't go back.
10 How do you know whether it works? Do you keep track of it somehow?
= We count sick days and complaints.
+ Monthly?
= Every quarter.
6 And the ones you visit, how have they been affected?
= They're calmer.
8 What would you say has worked well?
= The pairs. Two who know each other.
12 Would any of this have happened without the national programme, do you think?
= I doubt it.
+ Why?
= No money.
- OK, then I think we're done. Thanks a lot.
= You're welcome.
"""

_LIBRARY = """
Kva er rolla di i biblioteket?
Korleis kom de i gang med det meirope biblioteket?
Kven har vore med på å planleggje det?
Korleis blir det brukt på kveldstid?
Kva har vore vanskelegast?
Kva har det hatt å seie for dei unge i bygda?
Kva ressursar har de hatt, i form av tid, pengar og kompetanse?
Korleis samarbeider de med skulen?
Korleis skal dette førast vidare?
"""

_LIBRARY_1 = """
- Hei! Då er opptakaren på.
= Ja vel.
1 Vil du seie litt om kven du er, og kva rolle du har i biblioteket?
= Eg er biblioteksjef i halv stilling.
2 Korleis byrja de med meirope bibliotek?
= Vi fekk ein nøkkelboks og prøvde.
+ Kva år var det?
= 2017.
3 Og kven planla det? Var det fleire som var med?
= Berre eg og vaktmeisteren.
+ Så de var to.
= Ja.
4 Kva blir det brukt til om kvelden?
= Strikking og lekser.
+ Lekser òg?
= Ja, dei eldste elevane.
6 Når du nemner dei unge: kva har dette hatt å seie for dei?
= Dei har ein stad å vere.
8 Og samarbeidet med skulen, korleis går det?
= Det går på to lærarar.
+ Kva med rektor?
= Ho er med når ho har tid.
7 Har de hatt nok pengar og tid til dette?
= Pengar ja, tid nei.
+ Korleis løyste de det?
= Dugnad.
5 Kva har vore det vanskelegaste?
= Lås og varme.
9 Kva tenkjer du om vegen vidare, korleis skal dette førast vidare når prosjektet er slutt?
= Det står i budsjettet no.
- Takk skal du ha, då er vi ferdige.
= Takk sjølv.
"""

_NETWORKS = """
1. Hva var bakgrunnen for at dere ble med i nettverket?
2. Hvilke forventninger hadde dere?
3. Hvordan var samlingene lagt opp?
4. Hvem fra kommunen deltok?
5. Hva gjorde dere mellom samlingene?
6. Hvordan var oppfølgingen fra veilederne?
7. Hva lærte dere av de andre kommunene?
8. Hvilke konkrete tiltak har dere satt i verk?
9. Hvordan er arbeidet forankret hos politikere og ledelse?
10. Hva er resultatene så langt?
"""

_NETWORKS_1 = """
- Da er vi i gang, klokken er ti over ni.
= Ja.
1 Første spørsmål handler om bakgrunnen. Hvorfor ble dere med i nettverket?
= Rådmannen mente vi burde.
2 Spørsmål 2: forventninger. Hva så dere for dere at dere skulle få ut av det?
= Vi trodde vi skulle få en oppskrift.
+ En oppskrift på hva da?
= På sykefravær.
3 Hvordan synes du samlingene var? Hvordan var de lagt opp?
= Mye foredrag den første dagen.
+ Ble det bedre?
= Ja, da vi fikk gå i grupper.
4 Hvem var det som reiste på samlingene fra dere?
= Jeg og tillitsvalgt.
+ Hver gang?
= Ikke den siste.
5 Og mellom samlingene, hva foregikk da?
= Lite, hvis jeg skal være ærlig.
+ Hva kom det av?
= Hverdagen.
6 Hva med veilederne, fikk dere den oppfølgingen dere trengte?
= De ringte en gang i måneden.
7 Har dere lært noe av de andre kommunene, og i så fall hva?
= At alle sliter med det samme.
8 Hva har dere gjort konkret hjemme? Hvilke tiltak?
= Vi har lagt om turnusen.
+ Fortell!
= Vi går langvakter nå.
9 Hvor godt er dette forankret, politisk og hos ledelsen?
= Politisk ikke i det hele tatt.
10 Da er vi på det siste spørsmålet: resultatene. Hva har kommet ut av det så langt?
= Fraværet er ned to prosent.
+ To prosent, er det mye?
= For oss er det det.
- Flott. Da slår jeg av opptakeren.
= Ja.
"""

_NETWORKS_2 = """
1 Kan du si noe om bakgrunnen for at kommunen ble med i nettverket?
= Vi ble spurt.
9 Du var inne på det i telefonen, at det ikke var behandlet politisk. Hvor er arbeidet forankret?
= Hos meg, egentlig.
+ Bare hos deg?
= Og hos rådmannen, på papiret.
4 Hvem andre deltok fra kommunen?
= To fra skolen.
3 Hva synes du om måten samlingene var lagt opp på?
= For lange dager.
+ Hvor lange da?
= Fra ni til seks.
6 Spørsmål seks går på veilederne og hvordan dere ble fulgt opp av dem.
= De var på besøk to ganger.
8 Hva har dere satt i gang av konkrete tiltak?
= En ny rutine for møter.
+ Hvordan fungerer den?
= Den blir fulgt av halvparten.
+ Bare halvparten?
= Ja.
7 Tok dere med dere noe fra de andre kommunene? Var det noe å lære?
= Vi stjal en sjekkliste.
10 Hvilke resultater kan dere vise til per nå?
= Det er for tidlig.
- Da tror jeg vi er i mål. Takk for at du stilte opp.
= Ingen årsak.
"""

_PURCHASING = """
Has your municipality worked with others on buying before?
What are you buying together now?
How does the work go on from day to day?
Who coordinates it, and how?
Which others from your municipality take part?
Do you use the method for innovative procurement, with needs, planning, market dialogue and competition?
What challenges are there in buying together?
What are the greatest benefits, such as competence, shared risk and anchoring?
Would the five of you have worked together without the learning network?
"""

_PURCHASING_1 = """
- Good morning. I'm recording now.
= Fine.
1 Let me start with some history. Have you done any joint purchasing with other municipalities earlier?
= Yes, on software, years ago.
+ How did it work out?
= Very well.
2 And at the moment, what is it you're buying together?
= Safety alarms.
+ Only alarms?
= For now.
3 How does the cooperation work in practice?
= We meet every month, the five of us.
+ Where do you meet?
= We take turns.
4 Somebody has to hold it together. Who does the coordinating?
= The smallest of us, as it happens.
+ How come?
= They had an eager woman there.
5 Who else from your place is involved?
= A nurse and one from IT.
6 I'd like to ask about method. Do you follow the steps of innovative procurement?
= Mostly. The needs part was new to us.
+ And the dialogue with the market?
= That's in March.
+ Are you looking forward to it?
= Yes and no.
7 Are there any difficulties in doing this together?
= We never all came at once.
+ So what happened then?
= We started over every time.
8 What are the most important gains for you?
= We're a bigger customer.
+ Does it reduce the risk as well?
= Yes, I'd say so.
9 Finally, would this have come about if it weren't for the learning network?
= No. I don't think so.
- Thank you, that was my last question.
= Good.
"""

_PURCHASING_2 = """
2 Could you tell me what you're cooperating on right now? What are you going to buy?
= Alarms, and perhaps sensors.
1 Was this new to you, or have you bought things with other municipalities before?
= We've been in an agreement on medicines for ten years.
+ Ten years. Is that still running?
= It is.
3 What does it look like in practice, the work between the five of you?
= Mostly e-mail.
4 And who keeps it all together? Is there a coordinator?
= We do it between us.
5 Are there others in your organisation who take part?
= The finance manager.
+ From the start?
= From last autumn.
7 What's challenging about buying together like this?
= The distances. And the politics.
+ What about the politics?
= Some councils have voted, and some haven't.
8 On the plus side, what do you get out of it? What are the benefits?
= Price. And company.
9 Would you five have found each other without the learning network?
= We always have. So yes.
- Then I'll say thank you.
= Thanks.
"""

_START_UP = """
Hvordan kom ideen til bedriften?
Hvordan fikk dere tak i de første kundene?
Hva betydde inkubatoren for dere?
Hvordan har dere finansiert veksten?
Hvem er de viktigste konkurrentene deres?
Hvordan rekrutterer dere folk?
Hva har vært det vanskeligste så langt?
Hvor ser du bedriften om fem år?
Hva skulle du ønske at du visste da du startet?
"""

_START_UP_1 = """
- Så hyggelig at du ville snakke med meg. Skal vi ta det i møterommet?
= Ja, kom.
1 La oss begynne med begynnelsen. Hvor kom ideen fra?
= Fra en ferie.
+ En ferie?
= Ja, på Hitra.
2 Morsomt. Og de aller første kundene, hvordan fant dere dem?
= Gjennom en fetter.
+ Hvor lang tid tok det før dere hadde ti?
= Et år.
3 Dere satt jo i inkubatoren da. Hva fikk dere igjen for det?
= Husleie og råd.
+ Hva slags råd?
= Om kontrakter.
4 Og penger til å vokse, hvor har de kommet fra?
= Innovasjon Norge og en onkel.
+ Onkelen igjen, ja. Har han aksjer?
= Ti prosent.
6 Dere er jo mange nå. Hvordan finner dere nye folk?
= På LinkedIn.
+ Blir de værende?
= De fleste.
5 Hvem konkurrerer dere med?
= Et firma i Danmark.
7 Hva har vært tøffest, synes du?
= Pandemien.
+ Hvorfor?
= Ingen besøk.
8 Hvis vi spoler fram fem år, hvor er dere da?
= I Sverige.
9 Er det noe du gjerne skulle ha visst da du begynte?
= Moms.
- Takk, det var alt.
= Takk.
"""

_FARM = """
Can you describe your farm and how long you have run it?
Why did you change to organic farming?
What did your neighbours and family say?
How did you learn what you needed to know?
What changed in your daily work?
How has it affected your income?
What role did the advisory service play?
What would make more farmers do the same?
What are your plans for the coming years?
Is there anything you would like to add?
"""

_FARM_1 = """
- It's running. Is this chair OK?
= Sure.
1 Could you start by describing the farm for me? And when did you take it over?
= Forty hectares. 1998.
+ From your parents?
= From my aunt.
2 And then you went organic. What made you change?
= The milk price.
+ Only the price?
= And the cows.
3 What did the family have to say about that? And the neighbours?
= They laughed.
+ Do they still laugh?
= No.
4 It must have been a lot to learn. How did you go about that?
= Books. And a study group.
+ Is the group still going?
= It is.
7 Did you have any help from the advisory service?
= They came twice.
+ And was that useful?
= The second time.
5 So what's different on an ordinary working day?
= More weeding.
+ Who does the weeding?
= My sons.
6 May I ask about money: are you earning more, or less?
= A bit more.
9 And the years ahead, what are you planning?
= Cheese.
+ Goat's cheese?
= Cow.
8 What do you think it would take for other farmers to follow?
= A better price.
10 Right, is there anything I haven't asked about that you'd like to add?
= Come back in the spring.
- I will! Thank you.
= Bye.
"""

_EMERGENCY = """
Korleis er legevakta organisert i dag?
Kva var grunnen til at kommunane gjekk saman?
Kva rolle hadde tilsette og tillitsvalde i prosessen?
Korleis har det vore å rekruttere legar?
Kva tyder reisetida for pasientane?
Korleis er samarbeidet med sjukehuset?
Kva har de spart?
Kva ville de gjort annleis i dag?
"""

_EMERGENCY_1 = """
1 Kan du først gje meg eit bilete av korleis legevakta er bygd opp no?
= Ein lege og to sjukepleiarar.
+ Heile døgnet?
= Ja.
2 Kvifor gjekk kommunane saman om dette, i si tid?
= Det var for få legar.
+ Var alle samde?
= Nei.
3 Dei tilsette, fekk dei vere med på prosessen? Og dei tillitsvalde?
= Dei var høyrde.
4 Får de tak i nok legar, då?
= Med vikarar.
+ Kvar kjem vikarane frå?
= Danmark.
5 Nokre av innbyggjarane har fått lang veg. Kva har det å seie for pasientane at reisa er lengre?
= Dei ventar lenger med å ringje.
+ Er det farleg?
= Det kan vere det.
7 Har kommunane spart pengar på det?
= Litt.
6 Me må snakke om sjukehuset òg. Korleis går samarbeidet med dei?
= Betre enn før.
8 Om de skulle ha gjort det på nytt, kva hadde de gjort annleis?
= Snakka meir med folk.
- Då stoppar eg her. Takk for praten!
= Takk.
"""

_CHILD_WELFARE = """
Hva er oppgavene dine i barneverntjenesten?
Hvordan er tjenesten organisert etter sammenslåingen?
Hvilke endringer merket de ansatte først?
Hvordan er kontakten med skoler og helsestasjoner?
Hvordan sikrer dere at barna blir hørt?
Hva betyr avstandene for arbeidet?
Hvordan er bemanningen og sykefraværet?
Hvilken støtte får dere fra ledelsen?
Hva mener du bør gjøres annerledes?
"""

_CHILD_WELFARE_1 = """
- Bra, da tar vi det her. Du har fått informasjonsskrivet?
= Ja, det har jeg.
1 Hva er det du jobber med i tjenesten, hvilke oppgaver har du?
= Jeg har undersøkelser.
+ Hvor mange saker har du nå?
= Fjorten.
2 Etter at dere ble slått sammen, hvordan er dere organisert?
= To team og en leder.
+ Sitter dere på samme sted?
= Nei, på to kontorer.
3 Hva var det første de ansatte la merke til av endringer?
= Bilkøer.
+ Bilkøer?
= Vi kjører mye mer.
6 Ja, for avstandene er store. Hva har det å si for arbeidet?
= En halv dag går fort.
+ Kan noe tas digitalt?
= Noe, men ikke hjemmebesøk.
4 Skolene og helsestasjonene, hvordan er kontakten med dem?
= Bedre enn før, faktisk.
+ Hvorfor tror du den er blitt bedre?
= Faste møter.
5 Hvordan passer dere på at barna selv blir hørt?
= Vi snakker med dem alene.
+ Alltid?
= Nesten.
7 Er dere nok folk? Og hvordan står det til med sykefraværet?
= Tolv prosent.
+ Hva gjør dere med det?
= Ikke nok.
8 Føler du at du får støtte fra ledelsen?
= Fra min leder, ja.
+ Og fra kommunedirektøren?
= Han vet knapt hva vi heter.
9 Hvis du fikk bestemme, hva burde vært gjort annerledes?
= Færre saker per hode.
- Da har jeg vært gjennom alt. Tusen takk!
= Takk for det.
"""

_MUSEUM = """
What does your museum do, and for whom?
How did you get involved in the digital programme?
Which collections did you start with, and why?
How have volunteers contributed?
What technical problems have you had?
How do visitors use the digital exhibitions?
How do you work with schools?
What has the programme cost you in time and money?
Which skills were you missing?
What will happen when the funding ends?
"""

_MUSEUM_1 = """
1 Tell me about the museum. What do you do, and who is it for?
= Fishing, mostly, and for everybody.
+ Everybody?
= Well, families.
2 How come you joined the digital programme?
= The county asked us.
+ Did you hesitate at all?
= For a week.
3 Where did you start? Which of the collections, and why that one?
= Photographs, because they fade.
+ How many are there?
= Nine thousand.
4 You've got a lot of volunteers here, I gather. What have they contributed?
= Names. They know every face.
+ That's wonderful. How do they go about it?
= With coffee.
5 On the technical side, what's gone wrong?
= The server, twice.
+ Did you lose anything?
= A weekend.
6 And the visitors, what do they do with the digital exhibitions?
= Zoom in on their grandmothers.
+ At home or here?
= Both.
9 Were there skills that you lacked?
= Rights. Nobody understood copyright.
8 If you add it all up, how much time and money has gone into it?
= Half a post for three years.
+ Half a post. And equipment?
= Two scanners.
7 Do you cooperate with any schools?
= Three of them come every spring.
10 The funding ends next year. What happens then?
= I wish I knew.
- Let's stop there. Thanks ever so much.
= My pleasure.
"""

INTERVIEWS = (
    _interview("school meals 1", _SCHOOL_MEALS, _SCHOOL_MEALS_1),
    _interview("school meals 2", _SCHOOL_MEALS, _SCHOOL_MEALS_2),
    _interview("home care 1", _HOME_CARE, _HOME_CARE_1),
    _interview("home care 2", _HOME_CARE, _HOME_CARE_2),
    _interview("library", _LIBRARY, _LIBRARY_1),
    _interview("networks 1", _NETWORKS, _NETWORKS_1),
    _interview("networks 2", _NETWORKS, _NETWORKS_2),
    _interview("purchasing 1", _PURCHASING, _PURCHASING_1),
    _interview("purchasing 2", _PURCHASING, _PURCHASING_2),
    _interview("start up", _START_UP, _START_UP_1),
    _interview("farm", _FARM, _FARM_1),
    _interview("emergency", _EMERGENCY, _EMERGENCY_1),
    _interview("child welfare", _CHILD_WELFARE, _CHILD_WELFARE_1),
    _interview("museum", _MUSEUM, _MUSEUM_1),
)


@pytest.fixture(params=INTERVIEWS, ids=lambda interview: interview.name.replace(" ", "_"))
def interview(request: pytest.FixtureRequest) -> Interview:
    """Each of the interviews in turn."""
    found: Interview = request.param
    return found


@pytest.fixture
def interviews() -> tuple[Interview, ...]:
    """All of them."""
    return INTERVIEWS
