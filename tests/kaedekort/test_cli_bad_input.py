"""What a stranger may type and bring: a clear Danish sentence, the right exit code, nothing changed, and never a CPR number."""

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20
CPRS = ("010190-1234", "0101901234", "010190 1234")


def snapshot() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path().iterdir() if path.is_file() and "lock" not in path.name}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"node": "Ofer", "id": "a"}', "Linje 2: »Ofer« er ikke en slags punkt."),
        ('{"edge": "PROVIDED", "from": "a", "to": "b"}', "Linje 2: »PROVIDED« er ikke en slags forbindelse."),
        ('{"node": "Offer", "id": "a", "nme": "x"}', "Linje 2: Offer har ikke noget felt, der hedder »nme«."),
        ('{"node": "Offer", "id": "a", "route": "bus"}', "Linje 2: feltet »route« er »bus«"),
        ('{"node": "Offer", "id": "a", "min_age": "15"}', "Linje 2: feltet »min_age« er »15«"),
        ('{"node": "Offer", "id": "a", "valid_from": "2026-02-30"}', "Linje 2: feltet »valid_from« er »2026-02-30«"),
        ('{"node": "Area", "id": "first"}', "Linje 2: Area »first« står allerede i linje 1."),
        ('{"edge": "PROVIDES", "from": "org-x", "to": "first"}', "Linje 2: forbindelsen PROVIDES har »from« = »org-x«"),
        ('{"node": "Offer", "id": "a", "na', "Linje 2: er ikke et helt JSON-objekt."),
        ("[1, 2]", "Linje 2: er ikke et JSON-objekt"),
        ('{"node": "Offer"}', "Linje 2: »id« mangler"),
    ],
)
def test_a_line_that_is_wrong_is_named_and_nothing_is_loaded(demo, line, said):
    Path("x.jsonl").write_text(f'{{"node": "Area", "id": "first"}}\n{line}\n', encoding="utf-8")
    before = snapshot()
    told = demo("load", "x.jsonl", "--merge")
    assert (told.code, told.out) == (1, "")
    assert told.err.splitlines()[0] == "»x.jsonl« kan ikke indlæses. Intet er ændret."
    assert said in told.err.splitlines()[1]
    assert snapshot() == before


def test_a_file_that_is_none_is_refused(demo):
    Path("tom.jsonl").write_bytes(b"")
    Path("tom.csv").write_bytes(b"")
    for name in ("billede.xlsx", "billede.jsonl"):
        Path(name).write_bytes(PICTURE)
    before = snapshot()
    for words, code, said in (
        (("load", "tom.jsonl", "--merge"), 1, "Filen er tom"),
        (
            ("load", "billede.jsonl", "--merge"),
            1,
            "»billede.jsonl« kan ikke indlæses. Intet er ændret.\nFilen er ikke en tekst",
        ),
        (("load", "findes-ikke.jsonl", "--merge"), 2, "Filen »findes-ikke.jsonl« findes ikke."),
        (("load", ".", "--merge"), 2, "er en mappe"),
        (("import", "tom.csv"), 1, "er tom"),
        (("import", "billede.xlsx", "--apply"), 1, "er et billede"),
        (("import", "demo.jsonl"), 1, "ikke et regneark"),
        (("import", "findes-ikke.csv"), 2, "Filen »findes-ikke.csv« findes ikke."),
        (("import", "."), 2, "er en mappe"),
        (("import", "tom.csv", "findes-ikke.csv", "--apply", "--yes"), 2, "Filen »findes-ikke.csv« findes ikke."),
        (("match", "--profile", "billede.xlsx"), 1, "ikke en tekst i UTF-8"),
        (("match", "--profile", "tom.csv"), 1, "Profilen »tom.csv« er tom."),
        (("match", "--profile", "demo.jsonl/profil.json"), 2, "en del af stien er en fil"),
        (("match", "--profile", "findes-ikke.json"), 2, "filen eller mappen findes ikke"),
        (("match", "--profile", "."), 2, "det er en mappe"),
    ):
        told = demo(*words)
        assert (told.code, told.out) == (code, ""), words
        assert said in told.err
    assert snapshot() == before


def test_what_is_not_there_is_told(demo):
    for words, said in (
        (("match", "youth-aborre-12", "youth-nobody"), "Der er ingen ung i kortet med id'et »youth-nobody«."),
        (("match", "youth-aborre-12", "--offer", "offer-none"), "Der er intet tilbud i kortet med id'et »offer-none«."),
        (("match", "youth-aborre-12", "--offer", ""), "Der er intet tilbud i kortet med id'et »«."),
        (("chain", "youth-nobody", "offer-soevnskolen"), "Der er ingen ung i kortet med id'et »youth-nobody«."),
        (("network", "org-none"), "Der er intet på kortet med id'et »org-none«."),
        (("undo", "change-99"), "Der er ingen ændring, der hedder »change-99«."),
    ):
        told = demo(*words, *(("--format", "json") if words[0] != "undo" else ()))
        assert (told.code, told.out) == (2, "")
        assert told.err.startswith(said)


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ('{"agee": 17}', "ikke noget felt, der hedder »agee«"),
        ('{"stages": ["stage-nope"]}', "»stages« nævner »stage-nope«"),
        ('{"areas": ["area-nope"]}', "»areas« nævner »area-nope«, men der er intet område med det id i kortet."),
        ('{"starts": ["org-nope"]}', "»starts« nævner »org-nope«, men der er ingen organisation med det id i kortet."),
        ('{"municipality": "9999"}', "»municipality« nævner »9999«, men der er ingen kommune med det id i kortet."),
        ('{"age": 17.5}', "»age« skal være et helt tal"),
        ('{"age": -1}', "»age« er -1, men en alder er et helt tal fra 0 til 120."),
        ('{"age": 300}', "»age« er 300, men en alder"),
        ('{"age": NaN}', "ikke gyldig JSON"),
        ('{"age": 17, "age": 18}', "»age« står to gange"),
        ('{"birth_month": "2009-13"}', "»birth_month« skal være en måned"),
        ('{"age": 17', "ikke gyldig JSON"),
        ("[]", "ét JSON-objekt"),
        ("null", "ét JSON-objekt"),
        (" \n", "er tom"),
    ],
)
def test_a_profile_that_is_wrong_is_told_what(demo, profile, said):
    Path("profil.json").write_text(profile, encoding="utf-8")
    told = demo("match", "--profile", "profil.json")
    assert (told.code, told.out) == (1, "")
    assert said in told.err


def test_a_profile_may_come_from_another_program(demo, monkeypatch):
    def piped(content):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(content)))
        return demo("match", "--profile", "-", "--format", "json")

    said = '{"municipality": "0990", "age": 17}'
    Path("profil.json").write_text(said)
    assert piped(said.encode()).answer == demo("match", "--profile", "profil.json", "--format", "json").answer
    for content, words in ((b"", "Profilen er tom."), (b"\xff", "Profilen er ikke en tekst i UTF-8.")):
        told = piped(content)
        assert (told.code, told.out) == (1, "")
        assert told.err.startswith(words)
    monkeypatch.setattr("sys.stdin", None)
    assert demo("match", "--profile", "-").err.startswith("Profilen er tom.")


def test_a_store_that_is_none_or_damaged_is_told(demo):
    whole = Path("demo.kgl").read_bytes()
    Path("skadet.kgl").write_bytes(whole[:50_000] + b"xxxx" + whole[50_004:])
    Path("halvt.kgl").write_bytes(whole[:5_000])
    Path("billede.kgl").write_bytes(PICTURE)
    Path("tomt.kgl").write_bytes(b"")
    before = snapshot()
    for name in ("skadet", "halvt", "billede", "tomt"):
        for words in (("check",), ("load", "demo.jsonl", "--replace")):
            told = demo(*words, "--store", f"file:{name}.kgl")
            assert (told.code, told.out) == (3, "")
            assert told.err.startswith(f"»{name}.kgl« er ikke et helt kort")
    assert {name: content for name, content in snapshot().items() if name in before} == before
    for store, said in (
        ("file:findes-ikke.kgl", "Der er intet kort i »findes-ikke.kgl«"),
        ("file:.", "er en mappe"),
        ("neo4j://127.0.0.1:1/x", "svarer ikke. Kører den? Intet er læst, og intet er ændret.\n"),
        ("neo4j://kurt:hemmelig@h/x", "Skriv ikke brugernavn og adgangskode i adressen"),
    ):
        told = demo("match", "--all", "--store", store)
        assert (told.code, told.out) == (3, "")
        assert said in told.err
        assert "hemmelig" not in told.err
    assert demo("undo", "change-1", "--store", "file:findes-ikke.kgl").code == 3
    assert not Path("findes-ikke.kgl").exists()


@pytest.mark.parametrize(
    "words",
    [
        "{}", "--{}", "--store {} check", "check --store file:{}", "check --store file:{}/x.kgl", "load {}", "load {}/x.jsonl",
        "match {}", "match youth-aborre-12 --offer {}", "match --all --on {}", "match --all --format {}", "match --profile {}",
        "match --all --horizon {}x", "chain {} offer-soevnskolen", "chain youth-aborre-12 {}", "chain a b {}", "network {}",
        "network Offer:{}", "undo {}", "cypher {}", "cypher RETURN$x -p {}", "import {}", "import {}.csv", "import . --as {}=x",
        "import . --as x={}", "import . --decide {}", "import . --decide x={}", "import liste.csv --municipality {}",
        "import liste.csv --sheet {}", "import liste.csv --as {}=Offer.name", "export --out {}/x", "serve --host {}", "serve --port {}x",
        "match youth-aborre-12 --format xlsx --out {}/x.xlsx",
    ],
)  # fmt: skip
def test_a_cpr_number_that_is_typed_is_never_said_again(demo, words):
    Path("liste.csv").write_text("Organisation;Tilbud\nKlubben;Mentor\n")
    cpr = CPRS[len(words) % len(CPRS)]
    told = demo(*(word.format(cpr) for word in words.split()))
    assert told.code in {1, 2, 3}
    for written in {*CPRS, cpr, "101901234"}:
        assert written not in told.out + told.err
    assert not Path("kaedekort.kgl").exists()


@pytest.mark.parametrize("cpr", CPRS)
def test_a_cpr_number_in_a_file_is_refused_and_never_said_again(demo, cpr):
    for number, line in enumerate(
        (
            f'{{"node": "Offer", "id": "{cpr}"}}',
            f'{{"node": "Offer", "id": "a", "name": "Ring {cpr}"}}',
            f'{{"node": "Offer", "id": "a", "{cpr}": 1}}',
            f'{{"node": "{cpr}", "id": "a"}}',
            f'{{"edge": "PROVIDES", "from": "{cpr}", "to": "offer-soevnskolen"}}',
            f"hej {cpr}",
            '{"node": "Offer", "id": "a", "group_size": 101901234}',
        )
    ):
        Path(f"{number} {cpr}.jsonl").write_text(line, encoding="utf-8")
        told = demo("load", f"{number} {cpr}.jsonl", "--merge")
        assert (told.code, told.out) == (1, "")
        assert cpr not in told.err
        assert "101901234" not in told.err
    for said in (f'{{"interests": ["{cpr}"]}}', '{"age": 101901234}', f'{{"{cpr}": 1}}', f'{{"{cpr}": 1, "{cpr}": 2}}'):
        Path(f"{cpr}.json").write_text(said)
        told = demo("match", "--profile", f"{cpr}.json")
        assert told.code == 1
        assert cpr not in told.err
        assert "101901234" not in told.err


def test_a_cpr_number_in_a_list_or_its_source_is_neither_stored_nor_said(kaedekort):
    cpr = CPRS[0]
    Path("liste.csv").write_text(
        f"Organisation;Tilbud;Note {cpr}\nKlubben;Mentor;a\nKlub {cpr};Sport;b\n", encoding="utf-8"
    )
    told = kaedekort("import", "liste.csv", "--source", f"Hr. {cpr}", "--apply", "--yes", "--format", "json")
    assert told.code == 1
    assert told.answers[0]["rows"]["held_back"] > 0
    everything = told.out + told.err + kaedekort("changes", "--format", "json").out + kaedekort("export").out
    assert cpr not in everything
    Path(f"{cpr}.jsonl").write_text('{"node": "Area", "id": "a"}\n')
    told = kaedekort("load", f"{cpr}.jsonl", "--merge")
    assert told.code == 0
    assert cpr not in told.out + kaedekort("changes").out
    told = kaedekort("export", "--out", f"{cpr}.txt")
    assert cpr not in told.out + told.err


def test_a_list_of_which_every_row_is_held_back_is_not_said_to_be_there_already(kaedekort):
    Path("liste.csv").write_text(f"Organisation;Tilbud\nKlubben;Sport {CPRS[0]}\n", encoding="utf-8")
    told = kaedekort("import", "liste.csv", "--apply", "--yes")
    assert "1 række læst: 0 med, 1 holdt tilbage. Ingen rækker kom med; intet er ændret." in " ".join(told.out.split())
