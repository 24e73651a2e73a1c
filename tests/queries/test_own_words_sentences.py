"""What contact persons write, sentence by sentence: what is understood, what is left over, and what is said no to."""

from datetime import date

import pytest

from graphmodel.catalogue import load_catalogue
from graphmodel.reference import load_reference
from queries.profiles.own_words import Known, OwnWords, read_own_words

CATALOGUE = load_catalogue()
KNOWN = Known(
    {"0990": "Birkesund (opdigtet)", "0751": "Aarhus", "0621": "Kolding"},
    frozenset(CATALOGUE.areas),
    frozenset(CATALOGUE.stages),
)
TODAY = date(2026, 11, 23)

SENTENCES = """
# Ages
17-18 år, Kolding, sover ikke om natten
    + 17 18 municipality:0621 area-doegnrytme
17/18 år
    + 17 18
17 til 18 år
    + 17 18
16-20 år
    +  ? 16-20
15-29 årige
    +  ? 15-29; årige
mellem 16 og 20
    +  ? 16; 20
født i 2009, bor i Aarhus
    + 16 17 municipality:0751
f. 2008, ordblind
    + 17 18 area-dansk-laesning
fra årgang 09
    + 16 17
en 2008'er
    + 17 18
født 12.03.2009
    + 17
født d. 12. marts 2009
    + 17
født den 30. november 2008
    + 17
født marts 2008, hjemløs
    + 18 area-bolig
født og opvokset i Kolding
    + municipality:0621
18 år (født 2008)
    + 18
lige fyldt 18, vil gerne i gang
    + 18
fyldte 18 i går
    + 18
snart 25 og stadig uden uddannelse
    + 24 area-uddannelse
fylder 18 til maj, Kolding, sover ikke, spiller computer
    + 17 municipality:0621 area-doegnrytme interest:gaming
fylder 18 næste år
    + 16 17
bliver 18 på fredag
    + 17
næsten 16 år, skoletræt
    + 15 area-motivation
Er 19½ år, går hjemme
    + 19 area-moedestabilitet
17,5 år, Birkesund
    + 17 municipality:0990
17 år og 8 måneder
    + 17
sytten og et halvt år
    + 17
en ung mand (23) der er hjemløs
    + 23 area-bolig
Søren på 17 (kaldet Sørm) elsker MC'er og knallerter
    + 17 interest:biler  ? Søren; kaldet; Sørm
Alder 17 Køn dreng By Kolding Interesse biler
    + 17 municipality:0621 interest:biler
17 yo, loves animals, no school
    + 17  ? loves; animals; no; school

# Ages of others, of long ago, and of some day
har en lillebror på 12 og en søster på 15 år, bor hos mor
    + area-familie  ? lillebror; 12; 15
mor er 38 år og syg, den unge er 17
    + area-familie 17  ? 38; syg
Hendes storebror på 21 sidder i fængsel
    +  ? storebror; 21; fængsel
kæresten er 24, selv er hun 19 år
    + area-venner 19  ? 24
hun er 18, hendes kæreste 26
    + 18 area-venner  ? 26
lillesøster 14, pige 17
    + 17  ? lillesøster; 14
har en søn på 2 år og er selv 19
    + 19  ? søn
enlig mor på 20 med baby
    + area-familie 20
ung kvinde 28 med et barn på 2 år, alene
    + 28 area-familie area-faellesskab
min søn på 17 år sidder bare og gamer
    + 17 interest:gaming  ? søn
min datter er 16 og sover hele dagen
    + 16 area-doegnrytme  ? datter
har en bror født i 2012
    + area-familie  ? 2012
har ikke gået i skole siden han var 14
    + area-uddannelse  ? 14
flyttede hjemmefra som 15-årig, nu 18
    + area-bolig 18  ? 15-årig
for 12 år siden mistede han sin far
    + area-familie  ? 12; mistede
har spillet fodbold i 10 år
    + interest:sport  ? spillet; 10
må først når hun bliver 18
    +  ? 18
er under 18 og anbragt uden for hjemmet
    + area-familie  ? 18; hjemmet
over 25, uden uddannelse
    + area-uddannelse  ? 25
to drenge på 16 og 17
    +  ? to; drenge; 16; 17
skal flytte når han er 18 år
    + area-bolig  ? 18
Drengen er 16. Hans mor er syg.
    + 16 area-familie  ? Drengen; syg

# Numbers that are no ages
ring til mig på 22 34 56 78
    +  ? 22 34 56 78
tlf. 20 12 34 56, 17 år, vil noget med biler
    + 17 interest:biler  ? 20 12 34 56
tlf 20123456 17 år
    + 17  ? 20123456
mit nummer er +45 21 22 23 24
    +  ? +45 21 22 23 24
17 17 17 17
    +  ? 17 17 17 17
Går i 10. klasse
    + area-uddannelse
kan kun mandag kl 10-14
    +  ? mandag; 10-14
kan starte 17. august
    +  ? 17. august
skylder 15.000 kr i kviklån
    + area-oekonomi  ? 15.000 kr
har 20 timers praktik om ugen
    + area-job-fritidsjob-praktik  ? 20; timers; ugen
bor Storegade 17, Kolding
    + municipality:0621  ? Storegade; 17
har 7 i dansk og 10 i matematik
    + area-dansk-laesning area-matematik  ? 10
§ 76, efterværn, 19
    + 19  ? 76; efterværn
i starten af 20'erne
    +  ? starten; 20'erne

# Places
bor i nærheden af Kolding
    + municipality:0621  ? nærheden
tæt på Aarhus
    + municipality:0751
8000 aarhus c, 21 år
    + municipality:0751 21
8700 Horsens
    + municipality:0615*
Kbh, 17
    + municipality:0101* 17
17 aar, kobenhavn, noget med boern
    + 17 municipality:0101* interest:boern
nordjylland, 19
    + 19  ? nordjylland
bor i Gellerup
    +  ? Gellerup
Bor i Vejle men går i skole i Kolding, 17 år
    + municipality:0630* area-uddannelse 17  ? Kolding
er flyttet fra Kolding til Vejle, 19
    + area-bolig municipality:0630* 19  ? Kolding
vil gerne flytte til Aarhus, bor i Kolding
    + area-bolig municipality:0621  ? Aarhus
vil gerne til Aarhus
    +  ? Aarhus
tjener 5000 om måneden
    +  ? tjener; 5000; måneden
Mathias Holm fra Birkesund, 17
    + municipality:0990 17  ? Mathias; Holm
Sofie Vejle Nielsen, 18
    + 18  ? Sofie; Vejle; Nielsen
vil lære at koge æg
    +  ? lære; koge; æg
bor ikke i Kolding
    +  ? Kolding

# What is said no to
ikke noget med sport
    +  - Sport og bevægelse
ikke noget med mad og heller ikke dyr
    +  - Mad; Dyr
ikke noget med børn, dyr eller sport
    +  - Børn; Dyr; Sport og bevægelse
ikke sport, musik
    + interest:musik  - Sport og bevægelse
hverken sport eller musik
    +  - Sport og bevægelse; Musik
vil ikke arbejde med børn
    +  - Børn
kan ikke lide dyr eller børn
    +  - Dyr; Børn
kan ikke lide sport, men elsker musik
    + interest:musik  - Sport og bevægelse
gider ikke fodbold
    +  - Sport og bevægelse
ingen lyst til sport
    +  - Sport og bevægelse
har spillet fodbold men gider ikke mere
    + area-motivation  ? spillet; fodbold
er træt af at bage
    +  - Mad
bange for hunde men elsker heste
    + interest:dyr  ? bange for hunde
noget med heste (men ikke ridning)
    + interest:dyr  ? ikke ridning
alt andet end sport
    +  - Sport og bevægelse
helst ikke noget med computer
    +  - It og teknik
hader matematik
    +  ? hader matematik
vil ikke på FGU
    +  ? ikke på FGU
vil for alt i verden ikke have en kontaktperson
    +  ? verden ikke have en kontaktperson
kan ikke svømme
    +  ? ikke svømme
spiller ikke fodbold mere
    +  ? spiller ikke fodbold
har ikke brug for tolk
    +  - Tolk
ikke uden tolk
    + need:tolk
ikke uddannelsesparat
    +  ? ikke uddannelsesparat
får ikke SU
    +  ? ikke SU
hellere værksted end musik
    + area-vaerkstedsfaerdighed interest:haandvaerk  ? hellere  - Musik
i stedet for skole noget med biler
    + interest:biler  ? stedet for skole
aldrig mere skole
    +  ? aldrig mere skole
har været til psykolog, gider ikke mere
    + area-motivation  ? psykolog
ikke kun sport
    + area-fritid interest:sport

# What is the matter though it is denied, and what is not
kan ikke lide grupper
    + need:stille
kan ikke skrive dansk
    + area-dansk-laesning
taler ikke så godt dansk
    + area-dansk-laesning
går ikke i skole
    + area-moedestabilitet
har ikke noget job
    + area-job-fritidsjob-praktik
vil ikke være alene
    + area-faellesskab
vil ikke ryge hash mere
    + area-rusmidler  ? ryge
har ingen misbrug
    +  ? ingen misbrug
ryger ikke hash
    +  ? ryger ikke hash
drikker ikke alkohol
    +  ? drikker ikke alkohol
har aldrig været i fængsel
    +  ? aldrig været i fængsel
er ikke ordblind
    +  ? ikke ordblind
ingen angst
    +  ? ingen angst

# Of whom it is told
mor drikker
    + area-familie  ? drikker
mor taler kun somali
    + area-familie  ? somali
far sidder i fængsel
    + area-familie  ? fængsel
vokset op med misbrug i hjemmet
    + area-familie
skændes med sin mor og ryger hash
    + area-konflikt area-familie area-rusmidler
mor siger at han ryger hash
    + area-familie area-rusmidler  ? siger
venner der ryger hash
    + area-venner  ? ryger; hash
bor med sin mor og elsker heste
    + area-familie interest:dyr

# Slips, compounds and other tongues
misburg
    + area-rusmidler
ordbilnd
    + area-dansk-laesning
badmington
    + interest:sport
korekort
    + area-certifikat-koerekort
sovnproblemer
    + area-doegnrytme
hashmisbrug
    + area-rusmidler
fodboldtræner for små børn
    + interest:sport interest:boern
hestepasser
    + interest:dyr
kan ikk li dyr
    +  - Dyr
sover ik om natten
    + area-doegnrytme
gaar ikke i skole, sover daarligt
    + area-moedestabilitet area-doegnrytme
EN 17 ÅRIG DRENG FRA KOLDING DER ELSKER BILER
    + 17 municipality:0621 interest:biler
finde en løsning
    +  ? løsning
kontrakt med arbejdsgiver
    +  ? kontrakt; arbejdsgiver
nattevagt på lager
    +  ? nattevagt; lager
er bange for fremmede
    + area-psykisk-trivsel  ? fremmede
she is 19 years old, speaks english only, wants a job
    + 19 need:engelsk area-job-fritidsjob-praktik  ? she; is; speaks; only; wants

# Several things at once, names, and nonsense
17årig m. angst, bor v. mor i Kolding, vil gerne i praktik m. dyr
    + 17 area-psykisk-trivsel area-familie municipality:0621 area-job-fritidsjob-praktik interest:dyr
Dreng på 22, pt. uden job, ryger hash dagligt
    + 22 area-job-fritidsjob-praktik area-rusmidler  ? dagligt
Emma, 16 år, Vejle, angst, ingen venner, kan godt lide at tegne
    + 16 municipality:0630* area-psykisk-trivsel area-venner interest:krea  ? Emma
taler flydende dansk og tyrkisk
    + need:dansk need:tyrkisk
tolk på tegnsprog
    + need:tolk need:tegnsprog
har autisme og kan ikke klare mange mennesker
    + need:stille  ? autisme
sidder i kørestol
    + need:koerestol
forsørges af sine forældre
    + income:foraeldre
sover i bil
    + area-bolig
lige blevet løsladt, mangler bolig
    + area-kriminalitet-exit area-bolig
Mads Hansen, 17 år, Kolding
    + 17 municipality:0621  ? Mads; Hansen
asdf qwerty
    +  ? asdf; qwerty
banan på månen spiser regnskab
    +  ? banan; månen; spiser; regnskab
?????
    +
"""
"""Each sentence, and below it what is understood after +, what is left over after ?, and what is said no to after -.

Ages and areas stand as they are, with * what the map does not hold.
"""


def read(text: str, today: date | None = TODAY) -> OwnWords:
    return read_own_words(text, CATALOGUE, load_reference(), KNOWN, today)


def cases() -> list[tuple[str, str]]:
    lines = [line for line in SENTENCES.splitlines() if line and not line.startswith("#")]
    return list(zip(lines[::2], lines[1::2], strict=True))


def told(words: OwnWords) -> str:
    understood = (
        f"{each.id if each.subject in {'age', 'area'} else f'{each.subject}:{each.id}'}{'' if each.is_on_map else '*'}"
        for each in words.understood
    )
    parts = [f"+ {' '.join(dict.fromkeys(understood))}".strip()]
    parts += [f"? {'; '.join(words.not_understood)}"] if words.not_understood else []
    parts += [f"- {'; '.join(words.denied)}"] if words.denied else []
    return "  ".join(parts)


@pytest.mark.parametrize(("sentence", "expected"), cases())
def test_a_sentence_is_understood_as_a_colleague_would(sentence: str, expected: str) -> None:
    assert told(read(sentence)) == expected.strip()


def test_there_are_sentences_of_every_sort() -> None:
    assert len(cases()) >= 120


def test_a_year_of_birth_needs_to_know_the_day() -> None:
    assert read("født i 2009", None).not_understood == ("2009",)
    assert read("født i 2009", date(2026, 12, 31)).ids("age") == ("17",)
    assert read("født 1.6.2009", date(2026, 5, 31)).ids("age") == ("16",)
    assert read("født 1.6.2009", date(2026, 6, 1)).ids("age") == ("17",)


def test_of_two_possible_ages_the_younger_is_asked_about() -> None:
    assert read("17-18 år").profile().age == 17


def test_what_is_said_no_to_leaves_no_area_of_the_same_words() -> None:
    words = read("ikke noget med sport")

    assert words.denied_interests == {"sport"}
    assert words.understood == ()


def test_five_thousand_letters_are_read() -> None:
    words = read("17 år, sover ikke, ikke noget med dyr eller sport, bor i Kolding. " * 80)

    assert words.profile().age == 17
    assert words.denied_interests == {"dyr", "sport"}
    assert words.profile().municipality == "0621"
