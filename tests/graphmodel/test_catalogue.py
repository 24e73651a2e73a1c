"""The catalogue holds everything the field told us, its references hold, and what is wrong in it is said in a sentence."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphmodel.catalogue import (
    FILES,
    Catalogue,
    CatalogueError,
    IncomeBasis,
    PhraseIndex,
    Stage,
    fold,
    load_catalogue,
    slug,
)
from graphmodel.catalogue.list_entries import Likeness
from graphmodel.catalogue.loading import Worded
from graphmodel.errors import UserError
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES

AREAS = {
    "faglig": """dansk/læsning, matematik, it, arbejdspladskendskab, værkstedsfærdighed, certifikat/kørekort,
        uddannelsesvalg""",
    "personlig": """døgnrytme, mødestabilitet, motivation, tro på egen formåen, målsætning, struktur, fleksibilitet,
        robusthed, vedholdenhed, ansvar, refleksion""",
    "social": "kontakt og tillid, samarbejde, fællesskab, sociale normer, konflikt, digital adfærd, netværk",
    "livsområde": """bolig, økonomi, fysisk helbred, psykisk trivsel, rusmidler, familie, venner, fritid,
        kriminalitet/exit, transport, papirer/MitID, uddannelse, job/fritidsjob/praktik""",
}
KINDS = {
    "sector-kommune": """kui beskaeftigelse ydelse social-boern-unge social-voksen handicap rusmiddel ppr sundhed ssp
        ungdomsskole klub bolig""",
    "sector-uddannelse": "grundskole fgu eud gymnasium vuc efterskole hoejskole fri-fagskole stu-udbyder",
    "sector-region": "psykiatri somatik",
    "sector-stat": "politi kriminalforsorg",
    "sector-erhverv": """privat-arbejdsgiver offentlig-arbejdsgiver socialoekonomisk-virksomhed a-kasse-fagforening
        anden-aktoer""",
    "sector-civilsamfund": """forening frivilligcenter vaerested ngo-raadgivning trossamfund
        boligsocial-helhedsplan""",
    "sector-naermiljoe": "familie venner netvaerk",
}
OFFER_KINDS = """vejledning mentor virksomhedspraktik loentilskud fritidsjob erhvervspraktik brobygning fgu fgu-basis
    fgu-agu fgu-pgu fgu-egu eud-grundforloeb laerepladssoegning stu ordblindeundervisning sprog psykologsamtale
    rusmiddelbehandling gaeldsraadgivning bolig bostoette retshjaelp sport-og-kultur opsoegende-indsats vaerested
    hoejskoleophold efterskoleophold mestringsforloeb aktivitet-og-samvaer raadgivning hjaelpelinje gruppeforloeb"""
# role: where, and its permissions as (id, kind, legal basis, first day, last day, from age, to age, confirmed by a source)
LAB_ENDS = date(2026, 12, 31)
ROLES: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "kontaktperson": ("kui", [("foelge-og-koordinere", "coordinates", "KUI-lov kap. 1 b")]),
    "kontaktperson-plus": (
        "kui",
        [
            ("navigere-i-hele-kaeden", "coordinates", "lokalt mandat"),
            ("anbefale-i-hele-kaeden", "recommends", "lokalt mandat"),
        ],
    ),
    "uddannelsesvejleder": (
        "kui",
        [
            ("uddannelsesplan", "decides", "KUI-lov § 2 c"),
            ("maalgruppevurdering-fgu", "decides", "KUI-lov § 2 k"),
        ],
    ),
    "kui-leder": ("kui", [("15-17-aariges-pligt", "decides", "KUI-lov § 2 a", None, None, 15, 17)]),
    "stu-visitator": (
        "kui social-boern-unge social-voksen",
        [("stu-afgoere", "decides", "STU-lov §§ 1-3"), ("stu-bevilge", "grants", "STU-lov §§ 1-3")],
    ),
    "fgu-leder": ("fgu", [("fgu-optagelse", "decides", "FGU-lov"), ("fgu-spor", "decides", "FGU-lov")]),
    "fgu-vejleder": ("fgu", [("fgu-forloebsplan", "delivers", "FGU-lov")]),
    "jobkonsulent": ("beskaeftigelse", [("virksomhedspraktik", "grants", "LAB § 57", None, LAB_ENDS)]),
    "beskaeftigelsesraadgiver": (
        "beskaeftigelse",
        [
            ("loentilskud", "grants", "LAB § 63", None, LAB_ENDS, None, None, False),
            ("mentorstoette", "grants", "LAB §§ 167-171", None, LAB_ENDS),
        ],
    ),
    "ydelsessagsbehandler ?": (
        "ydelse",
        [
            ("kontanthjaelp", "decides", "aktivlov", None, None, None, None, False),
            ("uddannelseshjaelp", "decides", "aktivlov", None, date(2025, 6, 30), None, None, False),
        ],
    ),
    "myndighedsraadgiver-boern-unge": (
        "social-boern-unge",
        [
            ("stoettende-indsatser-under-18", "decides", "barnets lov § 32", None, None, None, 17),
            ("fast-kontaktperson", "decides", "barnets lov § 32", None, None, None, 17),
            ("tidlig-indsats", "delivers", "barnets lov § 30"),
            ("ungeplan", "decides", "barnets lov §§ 108-110"),
        ],
    ),
    "ungeraadgiver": (
        "social-boern-unge social-voksen",
        [("ungestoette-18-22", "decides", "barnets lov §§ 111-121", None, None, 18, 22)],
    ),
    "rusmiddelraadgiver": (
        "rusmiddel",
        [
            ("rusmiddelbehandling-under-18", "decides", "barnets lov § 33", None, None, None, 17),
            ("rusmiddelbehandling-18-plus", "decides", "SEL § 101", None, None, 18, None),
        ],
    ),
    "voksenraadgiver": (
        "social-voksen",
        [
            ("gruppe-og-individuel-hjaelp", "allocates", "SEL §§ 82 a, b, d"),
            ("bostoette", "decides", "SEL § 85"),
            ("botilbud", "decides", "SEL §§ 107-108", None, None, None, None, False),
        ],
    ),
    "stoette-og-kontaktperson ?": (
        "social-voksen",
        [("opsoegende-kontakt", "delivers", "SEL § 99", None, None, None, None, False)],
    ),
    "boligraadgiver ?": (
        "bolig",
        [("boliganvisning", "allocates", "almenboligloven § 59", None, None, None, None, False)],
    ),
    "ppr-psykolog ?": ("ppr", [("ppr-vurdering", "recommends", "folkeskolelov", None, None, None, None, False)]),
    "egen-laege ?": (
        "sundhed somatik",
        [("laegehenvisning", "refers", "sundhedslov", None, None, None, None, False)],
    ),
    "psykiatri ?": (
        "sundhed psykiatri",
        [("visitation-til-psykiatri", "allocates", "sundhedslov", None, None, None, None, False)],
    ),
    "ssp-konsulent": ("ssp", [("udveksle-oplysninger-ssp", "shares", "retsplejelov § 115")]),
    "fastholdelsesvejleder": ("eud", [("eud-fastholdelse", "delivers", "EUD-lov")]),
    "praktikvaert": ("sector-erhverv", [("praktikaftale", "signs", "LAB § 57", None, LAB_ENDS)]),
    "frivilligkoordinator": ("sector-civilsamfund", [("aaben-deltagelse", "delivers", "vedtægter")]),
    "den-unge": ("sector-naermiljoe", [("samtykke", "signs", "GDPR art. 7, forvaltningslov § 28")]),
    "foraeldremyndighed": ("sector-naermiljoe", [("samtykke", "signs", "GDPR art. 7, forvaltningslov § 28")]),
}
HEADERS = {
    "offer-name": "Tilbud, Navn, Indsats, Aktivitet, Forløb, Titel",
    "organisation-name": "Organisation, Udbyder, Leverandør, Aktør, Enhed, Afdeling, Center, Institution, Partner, Forening",
    "kind": "Type, Område, Kategori",
    "sector": "Sektor, Forvaltning, Område",
    "description": "Beskrivelse, Indhold, Kort om, Formål",
    "age": "Alder, Aldersgruppe",
    "age-from": "Fra",
    "age-to": "Til",
    "stage": "Parathed, Niveau, Trin, Fase, Progression",
    "area": "Delmål, Mål, Kompetencer, Understøtter, Problemstilling",
    "route": "Visitation, Henvisning, Adgang, Tilmelding, Krav",
    "permission": "Visiteres af, Bevilges af, Myndighed",
    "legal-basis": "Lovgrundlag, Paragraf, Hjemmel",
    "seats-total": "Pladser, Kapacitet",
    "seats-free": "Ledige pladser",
    "waiting": "Ventetid",
    "duration": "Varighed, Omfang",
    "intake": "Opstart, Optag",
    "price": "Pris, Takst, Egenbetaling",
    "payer": "Finansiering",
    "address": "Adresse, Sted, Lokation",
    "postcode": "Postnr",
    "town": "By",
    "municipality": "Kommune",
    "hours": "Åbningstider",
    "language": "Sprog",
    "access": "Tolk, Tilgængelighed, Handicap",
    "contact-name": "Kontakt, Kontaktperson",
    "person-name": "Leder, Navn",
    "person-responsibility": "Ansvar",
    "person-title": "Titel",
    "phone": "Telefon, Tlf., Mobil",
    "email": "Mail, E-mail",
    "website": "Link, Hjemmeside, Website",
    "verified-on": "Sidst opdateret, Dato",
    "status": "Status",
    "valid-to": "Gyldig til",
    "partners": "Samarbejdspartnere, Samarbejder med, Netværk",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def words(text: str) -> list[str]:
    return [" ".join(word.split()) for word in text.split(",")]


def unverified(entries: Iterable[Stage | IncomeBasis]) -> set[str]:
    return {entry.id for entry in entries if not entry.verified}


# What the field told us is all there


def test_every_reference_of_the_default_catalogue_resolves(catalogue: Catalogue) -> None:
    catalogue.check()


def test_the_five_stages_stand_in_their_order_and_the_unconfirmed_one_is_flagged(catalogue: Catalogue) -> None:
    assert [(stage.rank, stage.id, stage.name) for stage in catalogue.stages.values()] == [
        (1, "kontaktparat", "Kontaktparat"),
        (2, "vejledningsparat", "Vejledningsparat"),
        (3, "aktivitetsparat", "Aktivitetsparat"),
        (4, "uddannelsesparat", "Uddannelsesparat"),
        (5, "erhvervsparat", "Erhvervsparat"),
    ]
    assert unverified(catalogue.stages.values()) == {"aktivitetsparat"}
    assert all(stage.indicators and not stage.youth_name_approved for stage in catalogue.stages.values())
    assert catalogue.stages["kontaktparat"].youth_name == "jeg svarer, når nogen ringer"
    taxonomy = catalogue.taxonomies[catalogue.stages["kontaktparat"].taxonomy]
    assert (taxonomy.version, taxonomy.published) == ("2.0", "2022-05")


def test_all_thirty_eight_areas_are_there_under_their_class_with_the_youths_own_name(catalogue: Catalogue) -> None:
    told = {f"area-{slug(name)}": kind for kind, names in AREAS.items() for name in words(names)}
    assert len(told) == 38
    assert {area.id: area.area_class for area in catalogue.areas.values()} == told
    assert all(area.words and not area.youth_name_approved for area in catalogue.areas.values())
    assert {
        area.id: area.youth_name
        for area in catalogue.areas.values()
        if area.id
        in {"area-moedestabilitet", "area-kriminalitet-exit", "area-rusmidler", "area-bolig", "area-doegnrytme"}
    } == {
        "area-moedestabilitet": "komme afsted",
        "area-kriminalitet-exit": "holde mig ude af ballade",
        "area-rusmidler": "styr på fest og stoffer",
        "area-bolig": "et sted at bo",
        "area-doegnrytme": "sove om natten",
    }


def test_areas_that_are_sensitive_on_a_youth_are_flagged(catalogue: Catalogue) -> None:
    assert {area.id for area in catalogue.areas.values() if area.sensitive} == {
        "area-rusmidler",
        "area-psykisk-trivsel",
        "area-kriminalitet-exit",
        "area-fysisk-helbred",
    }


def test_every_kind_of_organisation_stands_under_its_sector(catalogue: Catalogue) -> None:
    told = {kind: sector for sector, kinds in KINDS.items() for kind in kinds.split()}
    assert len(told) == 40
    assert {kind.id: kind.sector for kind in catalogue.organisation_kinds.values()} == told
    assert list(catalogue.sectors) == list(KINDS)


def test_high_schools_boarding_schools_and_national_helplines_reach_the_whole_country(catalogue: Catalogue) -> None:
    assert {kind.id for kind in catalogue.organisation_kinds.values() if kind.reach == "national"} == {
        "hoejskole",
        "efterskole",
    }
    assert {kind.id for kind in catalogue.offer_kinds.values() if kind.reach == "national"} == {
        "hoejskoleophold",
        "efterskoleophold",
        "hjaelpelinje",
    }


def test_every_kind_of_offer_is_there_with_areas_setting_and_words(catalogue: Catalogue) -> None:
    assert list(catalogue.offer_kinds) == OFFER_KINDS.split()
    assert all(kind.areas and kind.setting and kind.words for kind in catalogue.offer_kinds.values())


def test_what_is_known_of_fgu_and_stu_is_written_down(catalogue: Catalogue) -> None:
    kinds = catalogue.offer_kinds
    for name in ("fgu", "fgu-basis", "fgu-agu", "fgu-pgu", "fgu-egu"):
        assert (kinds[name].known_max_age, kinds[name].known_full_time) == (24, True)
        assert kinds[name].known_max_duration_weeks == 2 * 52
    assert kinds["fgu-basis"].known_intake == "rolling"
    for name in ("fgu-agu", "fgu-pgu", "fgu-egu"):
        assert (kinds[name].known_intake, kinds[name].known_intake_months) == ("yearly", (1, 8))
        assert kinds[name].part_of == "fgu"
    assert (kinds["stu"].known_max_age, kinds["stu"].known_max_duration_weeks) == (24, 3 * 52)


@pytest.mark.parametrize("told", ROLES)
def test_each_role_grants_what_the_law_names_where_it_names_it(catalogue: Catalogue, told: str) -> None:
    name, where, permissions = told.removesuffix(" ?"), ROLES[told][0].split(), ROLES[told][1]
    role = catalogue.roles[f"role-{name}"]
    assert list(role.where) == where
    assert role.verified is not told.endswith("?")
    assert list(role.grants) == [f"permission-{permission[0]}" for permission in permissions]
    for listed in permissions:
        permission = catalogue.permissions[f"permission-{listed[0]}"]
        full = (*listed[1:], *(None, None, None, None, None, None, True)[len(listed) - 1 :])
        assert full == (
            permission.kind,
            permission.legal_basis,
            permission.valid_from,
            permission.valid_to,
            permission.min_age,
            permission.max_age,
            permission.verified,
        )


def test_there_is_no_role_and_no_permission_beside_those_told(catalogue: Catalogue) -> None:
    assert set(catalogue.roles) == {f"role-{told.removesuffix(' ?')}" for told in ROLES}
    granted = {f"permission-{permission[0]}" for _, permissions in ROLES.values() for permission in permissions}
    assert set(catalogue.permissions) == granted
    assert len(catalogue.roles) == 25
    assert all(permission.decision_weeks is None for permission in catalogue.permissions.values())


def test_every_permission_of_the_employment_act_ends_with_it(catalogue: Catalogue) -> None:
    acts = [permission for permission in catalogue.permissions.values() if "LAB" in (permission.legal_basis or "")]
    assert len(acts) == 4
    assert {permission.valid_to for permission in acts} == {LAB_ENDS}


def test_the_kinds_of_permission_are_those_of_the_design(catalogue: Catalogue) -> None:
    told = "decides grants allocates recommends refers delivers coordinates signs shares"
    assert list(catalogue.permission_kinds) == told.split()


def test_collaboration_types_carry_a_youth_as_the_design_says(catalogue: Catalogue) -> None:
    assert {kind.id: (kind.mutual, kind.carries_youth) for kind in catalogue.collaboration.values()} == {
        "REFERS_TO": (False, "forward"),
        "HANDS_OVER_TO": (False, "forward"),
        "DELIVERS_FOR": (False, "backward"),
        "CO_DELIVERS_WITH": (True, "both"),
        "FUNDS": (False, "none"),
        "SUPERVISES": (False, "none"),
        "SHARES_INFORMATION_WITH": (True, "none"),
        "MEETS_WITH": (True, "none"),
        "KNOWS": (True, "none"),
    }
    assert set(catalogue.collaboration) == set(COLLABORATION_TYPES)


def test_a_mutual_collaboration_reads_the_same_both_ways_and_never_carries_one_way(catalogue: Catalogue) -> None:
    for kind in catalogue.collaboration.values():
        assert kind.mutual == (kind.name == kind.reverse_name)
        assert kind.carries_youth in ({"both", "none"} if kind.mutual else {"forward", "backward", "none"})


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def test_the_colours_of_collaboration_stand_out_in_both_themes(catalogue: Catalogue) -> None:
    for kind in catalogue.collaboration.values():
        assert contrast(kind.colour, "#ffffff") >= 4.5, kind.id
        assert contrast(kind.colour_dark, "#1a1a1a") >= 4.5, kind.id
    assert len({kind.colour for kind in catalogue.collaboration.values()}) == len(catalogue.collaboration)


def test_income_bases_needs_and_interests_are_there(catalogue: Catalogue) -> None:
    told = "su kontanthjaelp uddannelseshjaelp loen fgu-ydelse skoleydelse foraeldre ingen"
    assert list(catalogue.income_bases) == told.split()
    assert unverified(catalogue.income_bases.values()) == {
        "kontanthjaelp",
        "uddannelseshjaelp",
        "fgu-ydelse",
        "skoleydelse",
    }
    assert catalogue.income_bases["uddannelseshjaelp"].valid_to == date(2025, 6, 30)
    needs = {"tolk", "ledsager", "koerestol", "stille", "kvinde", "mand", "rusfri", "dyr"}
    assert {need.id for need in catalogue.needs.values() if need.kind != "language"} == needs
    assert {"dansk", "engelsk", "arabisk", "tegnsprog"} <= set(catalogue.needs)
    told = "dyr mad biler musik natur it sport boern haandvaerk krea"
    assert set(told.split()) <= set(catalogue.interests)


def test_the_ten_elements_have_guiding_questions_of_our_own(catalogue: Catalogue) -> None:
    assert [element.name for element in catalogue.elements.values()] == [
        "Den unges meddesign",
        "Ungeprofil, plan og mål",
        "Delmål og aktiviteter",
        "Evalueringer",
        "Fagprofessionelle metoder",
        "Ledelsesansvar",
        "Ungeinddragelse",
        "Fagprofessionelle roller",
        "Afklaring af tilgange",
        "Afdækning af ressourcer",
    ]
    assert [element.rank for element in catalogue.elements.values()] == list(range(1, 11))
    for element in catalogue.elements.values():
        assert 2 <= len(element.questions) <= 3
        assert all(question.endswith("?") for question in element.questions)


def test_the_transitions_where_chains_break_are_there(catalogue: Catalogue) -> None:
    assert [transition.age for transition in catalogue.transitions.values() if transition.age] == [18, 23, 25, 30]
    others = {transition.id for transition in catalogue.transitions.values() if not transition.age}
    assert others == {
        "transition-skole-fgu",
        "transition-fgu-eud",
        "transition-udskrivning",
        "transition-loesladelse",
    }


def test_words_that_are_never_written_have_their_better_word(catalogue: Catalogue) -> None:
    chosen = {choice.never: choice.instead for choice in catalogue.word_choices if choice.audience == "all"}
    assert chosen == {
        "nabotræf": ("Kan blive muligt",),
        "uegnet": ("Passer ikke lige nu",),
        "repair": ("Det skal der til",),
        "trin": ("fase",),
        "niveau": ("fase",),
        "aktør": ("person", "fagperson"),
        "hjemmeorganisation": ("din enhed",),
        "handover": ("overlevering",),
        "aflevering": ("overlevering",),
        "orphan": ("mangler kobling",),
        "forældreløs": ("mangler kobling",),
        "single point of failure": ("hænger på én",),
        "gap": ("intet alternativ til det, den unge har sagt nej til",),
    }
    never = [choice.never for choice in catalogue.word_choices if choice.audience == "youth"]
    assert never == ["-parat", "udsat", "visitation", "krav", "score", "borger", "indsats"]


def test_no_word_shown_to_a_youth_is_one_that_is_never_said_to_a_youth(catalogue: Catalogue) -> None:
    shown = [
        entry.youth_name
        for entries in (catalogue.stages, catalogue.areas, catalogue.needs, catalogue.offer_kinds)
        for entry in entries.values()
    ]
    shown += [text for choice in catalogue.word_choices if choice.audience == "youth" for text in choice.instead]
    for choice in catalogue.word_choices:
        for text in shown:
            said = text.casefold().replace(",", " ").split()
            never = choice.never.removeprefix("-")
            assert not any(word.endswith(never) for word in said), (text, choice.never)


def test_ids_are_readable_slugs_that_bear_their_kind(catalogue: Catalogue) -> None:
    with_prefix = {"area": catalogue.areas, "sector": catalogue.sectors, "role": catalogue.roles}
    with_prefix |= {"permission": catalogue.permissions, "transition": catalogue.transitions}
    for prefix, entries in with_prefix.items():
        assert all(known.startswith(f"{prefix}-") and slug(known) == known for known in entries)
    for entries in (catalogue.organisation_kinds, catalogue.offer_kinds, catalogue.needs, catalogue.interests):
        assert all(slug(known) == known for known in entries)


# Into the graph


def test_the_catalogue_becomes_objects_that_the_model_knows_nodes_first(catalogue: Catalogue) -> None:
    objects = catalogue.as_objects()
    nodes = [thing for thing in objects if "node" in thing]
    edges = [thing for thing in objects if "edge" in thing]
    assert objects == nodes + edges
    assert {thing["node"] for thing in nodes} == {"Stage", "Area", "Sector", "Permission", "Role"}
    assert len(nodes) == 5 + 38 + 7 + len(catalogue.permissions) + 25
    for thing in nodes:
        fields = NODE_TYPES[thing["node"]].fields
        for key, value in thing.items():
            if key not in ("node", "id"):
                assert fields[key].complaint(value) is None, (thing["id"], key)
                assert value not in (None, "", [])
    ids = {thing["id"] for thing in nodes}
    assert len(ids) == len(nodes)
    assert all(set(edge) == {"edge", "from", "to"} and {edge["from"], edge["to"]} <= ids for edge in edges)
    assert len(edges) == sum(len(role.grants) for role in catalogue.roles.values())
    assert {
        "node": "Area",
        "id": "area-bolig",
        "name": "Bolig",
        "class": "livsområde",
        "youth_name": "et sted at bo",
    } in objects


# Headers of partners' lists


@pytest.mark.parametrize(
    ("column", "header"), [(column, word) for column, told in HEADERS.items() for word in words(told)]
)
def test_every_header_word_told_leads_to_its_column_however_it_is_written(
    catalogue: Catalogue, column: str, header: str
) -> None:
    ascii_header = header.replace("Å", "Aa").replace("å", "aa").replace("æ", "ae").replace("ø", "oe")
    for written in (header, header.upper(), f" {header}: ", ascii_header):
        assert column in catalogue.headers.candidates(written)


def test_every_column_fills_fields_that_the_model_has(catalogue: Catalogue) -> None:
    for column in catalogue.columns.values():
        targets = {*column.offer, *column.organisation, *column.person}
        assert bool(targets) == (column.fills in ("all", "first")), column.id
        for target in targets:
            label, field = target.split(".")
            if label == "Edge":
                assert field in {"from", "to", "edge"}
            elif field.isupper():
                kind = EDGE_TYPES[field]
                assert label in {*kind.from_labels, *kind.to_labels}, target
            else:
                assert field in NODE_TYPES[label].fields, target


def test_every_header_word_with_several_meanings_told_has_a_rule(catalogue: Catalogue) -> None:
    ruled = {fold(rule.word) for rule in catalogue.column_rules}
    for told in HEADERS.values():
        for word in words(told):
            if len(catalogue.headers.candidates(word)) > 1:
                assert fold(word) in ruled, word


@pytest.mark.parametrize(
    ("headers", "columns"),
    [
        ("root org sub_org 2xsub_org Ansvar Navn", "organisation-level*4 person-responsibility person-name"),
        ("Leder Egen_afd Email", "person-name organisation-name email"),
        ("Navn Alder Kontaktperson Tlf.", "offer-name age contact-name phone"),
        ("Tilbud Navn Titel", "offer-name person-name person-title"),
        ("Navn CVR Adresse", "organisation-name cvr address"),
        ("Titel Beskrivelse", "offer-name description"),
        ("Tilbud Fra Til", "offer-name age-from age-to"),
        ("Tilbud Adgang Krav", "offer-name route conditions"),
        ("Tilbud Krav", "offer-name route"),
        ("From To Type", "edge-from edge-to edge-type"),
        ("§ Mystik", "legal-basis None"),
    ],
)
def test_headers_are_understood_beside_each_other(catalogue: Catalogue, headers: str, columns: str) -> None:
    columns = columns.replace("organisation-level*4", " ".join(["organisation-level"] * 4))
    chosen = catalogue.headers.choose([header.replace("_", " ") for header in headers.split()])
    assert " ".join(str(choice.column) for choice in chosen) == columns


def test_what_the_cells_look_like_settles_a_header(catalogue: Catalogue) -> None:
    headers = ["Navn", "Telefon"]
    assert catalogue.headers.choose(headers)[0].column == "offer-name"
    assert catalogue.headers.choose(headers, {"Navn": "person"})[0].column == "person-name"
    looks: dict[str, Likeness] = {"Fra": "organisation", "Til": "organisation"}
    chosen = catalogue.headers.choose(["Fra", "Til", "Type"], looks)
    assert [choice.column for choice in chosen] == ["edge-from", "edge-to", "edge-type"]


def test_a_contact_person_in_a_sheet_is_the_offers_telephone_contact(catalogue: Catalogue) -> None:
    [choice] = catalogue.headers.choose(["Kontaktperson"])
    assert choice.reason
    assert catalogue.columns[str(choice.column)].targets("offer") == ("Offer.contact_name",)


def test_rows_are_about_an_offer_before_a_person_before_an_organisation(catalogue: Catalogue) -> None:
    assert catalogue.headers.subject(["offer-name", "person-name"]) == "offer"
    assert catalogue.headers.subject(["organisation-name", "person-name"]) == "person"
    assert catalogue.headers.subject(["organisation-name", "phone"]) == "organisation"


# Words in cells


@pytest.mark.parametrize(
    ("text", "route"),
    [
        ("henvisning", "referral"),
        ("Henvisning fra egen læge", "referral"),
        ("ingen henvisning", "open"),
        ("Kræver ikke henvisning", "open"),
        ("KRAEVER IKKE HENVISNING", "open"),
        ("Der kræves ikke nogen henvisning", "open"),
        ("Henvisning er ikke nødvendig", "open"),
        ("Henvisning: nej", "open"),
        ("visitation, ikke nødvendig", "open"),
        ("hverken henvisning eller visitation", "open"),
        ("ingen henvisning, kom bare forbi", "open"),
        ("ingen henvisning og visitation", "open"),
        ("ikke visitation kræver henvisning", "referral"),
        ("uden visitation", "open"),
        ("ingen tilmelding", "open"),
        ("Kræver ikke visitation, men henvisning", "referral"),
        ("Henvisning er ikke nødvendig. Visitation via kommunen", "visitation"),
        ("ikke uden henvisning", "referral"),
        ("ikke kun henvisning", "referral"),
        ("visiteres af kommunen", "visitation"),
        ("Bevilling efter § 85", "visitation"),
        ("selvhenvendelse", "self"),
        ("Selvhenvendelse eller henvisning fra læge", "self"),
        ("Selvhenvendelse, ingen visitation", "self"),
        ("Åbent for alle", "open"),
        ("ingen", "open"),
        ("ikke åben for alle", None),
        ("-", None),
        ("Storegade 12", None),
    ],
)
def test_negations_win_over_words(catalogue: Catalogue, text: str, route: str | None) -> None:
    reading = catalogue.values.read("route", text)
    assert (reading.value if reading else None) == route


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("intake", "Løbende optag", "rolling"),
        ("intake", "hele året", "rolling"),
        ("intake", "to gange årligt", "yearly"),
        ("intake", "ikke løbende", None),
        ("price", "Gratis", "free"),
        ("price", "Ingen egenbetaling", "free"),
        ("price", "ikke gratis", "paid"),
        ("price", "kr. 250 om måneden", "paid"),
        ("payer", "Betales af jobcentret", "kommunen"),
        ("payer", "ingen egenbetaling", None),
        ("seats", "Ingen ledige pladser", "full"),
        ("seats", "2 ledige pladser", "free"),
        ("setting", "individuelt og i gruppe", "both"),
        ("form", "opsøgende", "outreach"),
        ("reach", "Landsdækkende", "national"),
        ("anonymous", "ikke anonymt", "no"),
        ("status", "midlertidigt lukket", "paused"),
        ("row", "I alt 45 pladser", "total"),
        ("row", "Vælg fra listen", "instruction"),
        ("unit", "12 uger", "week"),
        ("month", "1. aug.", "8"),
        ("month", "marts", "3"),
    ],
)
def test_words_in_cells_are_understood(catalogue: Catalogue, name: str, text: str, value: str | None) -> None:
    reading = catalogue.values.read(name, text)
    assert (reading.value if reading else None) == value


def test_all_months_of_a_cell_are_read_in_their_order(catalogue: Catalogue) -> None:
    assert [reading.value for reading in catalogue.values.read_all("month", "januar og august")] == ["1", "8"]
    assert [value.value for value in catalogue.values.values("month")] == [str(month) for month in range(1, 13)]


@pytest.mark.parametrize(
    "text", ["-", "–", " ? ", "uklart", "Uklart", "se side", "Se side.", "manuel kontrol", "n/a", "..."]
)
def test_a_placeholder_is_missing_data(catalogue: Catalogue, text: str) -> None:
    assert catalogue.values.read_whole("placeholder", text) == "missing"


@pytest.mark.parametrize("text", ["x", "X", "ja", "JA", "✓", "1"])
def test_a_mark_is_a_yes(catalogue: Catalogue, text: str) -> None:
    assert catalogue.values.read_whole("answer", text) == "yes"


def test_an_ordinary_value_is_neither_placeholder_nor_mark(catalogue: Catalogue) -> None:
    for text in ("Bostøtte", "15-25", "Kolding", ""):
        assert catalogue.values.read_whole("placeholder", text) is None
        assert catalogue.values.read_whole("answer", text) is None


# Own words to areas and interests


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("17 år, vil ud ad døren, noget med dyr", {"area-moedestabilitet", "area-fritid"}),
        ("sover ikke", {"area-doegnrytme"}),
        ("jeg har ingen penge", {"area-oekonomi"}),
        ("bor på sofaen hos venner, sover hos venner", {"area-bolig", "area-venner"}),
        ("ryger hash og kommer for sent", {"area-rusmidler", "area-moedestabilitet"}),
        ("har ingen venner og er meget alene", {"area-venner", "area-faellesskab"}),
        ("kan ikke læse brevene fra kommunen, mangler MitID", {"area-dansk-laesning", "area-papirer-mitid"}),
        ("vil gerne have et fritidsjob", {"area-job-fritidsjob-praktik"}),
        ("angst", {"area-psykisk-trivsel"}),
        ("taler dansk", {"area-dansk-laesning"}),
        ("holder ferie i august", {"area-fritid"}),
        ("hvad koster det, og pas på, det regner", set()),
        ("", set()),
    ],
)
def test_own_words_lead_to_areas(catalogue: Catalogue, text: str, areas: set[str]) -> None:
    assert set(catalogue.words_of("areas").ids_in(text)) == areas


@pytest.mark.parametrize(
    ("text", "interests"),
    [
        ("noget med dyr", {"dyr"}),
        ("heste og hunde", {"dyr"}),
        ("kan godt lide at ride", {"dyr"}),
        ("skrue i biler", {"biler", "haandvaerk"}),
        ("spiller fodbold og guitar", {"sport", "musik"}),
        ("vil bage kager", {"mad"}),
        ("venter på noget", set()),
        ("jeg er træt, får SU og vil have noget at lave", set()),
    ],
)
def test_own_words_lead_to_interests(catalogue: Catalogue, text: str, interests: set[str]) -> None:
    assert set(catalogue.words_of("interests").ids_in(text)) == interests


@pytest.mark.parametrize(
    "subject",
    ["stages", "areas", "sectors", "organisation_kinds", "offer_kinds", "roles", "income_bases", "needs", "interests"],
)
def test_every_word_of_the_catalogue_is_found_by_itself(catalogue: Catalogue, subject: Worded) -> None:
    index = catalogue.words_of(subject)
    for known, entry in getattr(catalogue, subject).items():
        for word in (entry.name, *entry.words):
            assert known in index.ids_in(word), word


def test_every_value_word_stands_for_its_own_value(catalogue: Catalogue) -> None:
    for entry in catalogue.value_words:
        for word in entry.words:
            reading = catalogue.values.read(entry.set, word)
            assert reading is not None, word
            assert reading.value == entry.value, word
        for word in entry.whole:
            assert catalogue.values.read_whole(entry.set, word) == entry.value, word


def test_ordinary_words_are_not_taken_for_needs_or_income(catalogue: Catalogue) -> None:
    text = "En ung mand på 19 uden job vil noget med dyr og bor hos sine forældre; ingen ved hvorfor"
    assert catalogue.words_of("needs").ids_in(text) == ()
    assert catalogue.words_of("income_bases").ids_in(text) == ()


def test_an_id_is_found_by_any_spelling_of_it_its_name_or_its_words(catalogue: Catalogue) -> None:
    assert catalogue.id_of("needs", "Kørestol") == catalogue.id_of("needs", "koerestol") == "koerestol"
    assert catalogue.id_of("areas", "KRIMINALITET / EXIT") == "area-kriminalitet-exit"
    assert catalogue.id_of("organisation_kinds", "Jobcenter") == "beskaeftigelse"
    assert catalogue.id_of("income_bases", "ingen") == "ingen"
    assert catalogue.id_of("areas", "noget helt andet") is None
    assert catalogue.id_of("areas", "") is None


def test_the_longest_phrase_wins_and_uses_its_words_up() -> None:
    index = PhraseIndex({"fattig": ["ingen penge"], "penge": ["penge"], "begge": ["ingen penge"]})
    assert index.ids_in("har ingen penge") == ("fattig", "begge")
    assert index.ids_in("penge, ja; ingen penge") == ("penge", "fattig", "begge")


def test_short_words_are_not_found_inside_longer_ones() -> None:
    index = PhraseIndex({"tal": ["tal"], "klub": ["klub"]})
    assert index.ids_in("taler om klubben") == ("klub",)


# Folding


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="abcæøåÆØÅéü &-.,'1", max_size=30))
def test_spelling_case_and_signs_do_not_matter(text: str) -> None:
    spelled = text.replace("æ", "ae").replace("ø", "oe").replace("å", "aa").replace("Æ", "AE").replace("Ø", "Oe")
    assert fold(spelled.replace("&", " og ")) == fold(text) == fold(text.upper()) == fold(f" {text}. ")


@given(st.text())
def test_a_slug_is_ascii_without_blanks(text: str) -> None:
    made = slug(text)
    assert made == slug(made)
    assert made.isascii()
    assert all(part.isalnum() for part in made.split("-")) or made == ""


def test_letters_written_in_two_pieces_are_the_same_letters() -> None:
    assert fold("A\u030arslev Go\u0308teborg") == fold("Årslev Göteborg") == "aarslev goeteborg"
    assert fold("Ung\u00addoms\u00a0skole") == "ungdoms skole"


# A municipality's own folder


def test_a_file_of_ones_own_replaces_the_default_and_the_others_remain(tmp_path: Path) -> None:
    (tmp_path / "interests.toml").write_text(
        '\ufeff[[interest]]\nid = "sejlads"\nname = "Sejlads"\nwords = ["sejle", "jolle, lille"]\n', encoding="utf-8"
    )
    own = load_catalogue(tmp_path)
    assert list(own.interests) == ["sejlads"]
    assert own.interests["sejlads"].words == ("sejle", "jolle, lille")
    assert list(own.areas) == list(load_catalogue().areas)
    own.check()


def test_a_list_may_be_written_as_one_text(tmp_path: Path) -> None:
    (tmp_path / "interests.toml").write_text(
        "[[interest]]\nid = 'sejlads'\nname = 'Sejlads'\nwords = '''sejle, jolle,\nkano,'''\n", encoding="utf-8"
    )
    assert load_catalogue(tmp_path).interests["sejlads"].words == ("sejle", "jolle", "kano")


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "areas.toml").write_text("uden mening", encoding="utf-8")
    own = load_catalogue(tmp_path)
    assert own.collaboration["REFERS_TO"].carries_youth == "forward"
    with pytest.raises(CatalogueError):
        own.check()


def replace(old: str, new: str) -> Callable[[str], str]:
    def changed(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return changed


def becomes(new: str) -> Callable[[str], str]:
    return lambda _: new


BAD: list[tuple[str, Callable[[str], str], tuple[str, ...]]] = [
    ("areas.toml", replace("\nyouth_name", "\nungenavn"), ("[[area]] nr. 1 (area-dansk-laesning)", "»ungenavn« kendes ikke")),
    ("areas.toml", replace("[[area]]", "[[omraade]]"), ("»omraade« kendes ikke", "[[area]]")),
    ("areas.toml", replace("[[area]]", "[[area"), ("ikke gyldig TOML", "linje")),
    ("areas.toml", replace('class = "faglig"', 'class = "praktisk"'), ("»class« er »praktisk«", "livsområde")),
    ("areas.toml", replace("\nsensitive = true", '\nsensitive = "ja"'), ("»sensitive« skal være true eller false",)),
    ("areas.toml", replace('"area-matematik"', '"area-it"'), ("[[area]] nr. 3 (area-it)", "to gange")),
    ("areas.toml", replace('name = "It"', 'name = " "'), ("»name« er tom",)),
    ("areas.toml", replace('name = "It"\n', ""), ("[[area]] nr. 3 (area-it)", "»name« mangler")),
    ("stages.toml", replace("rank = 1", 'rank = "1"'), ("(kontaktparat)", "»rank« skal være et helt tal")),
    ("stages.toml", replace("rank = 1", "rank = true"), ("»rank« skal være et helt tal",)),
    ("stages.toml", replace('taxonomy = "ungeprogression-2.0"', 'taxonomy = "x"'), ("»taxonomy« nævner »x«", "stages.toml")),
    ("stages.toml", replace('"svarer, når', '3, "svarer, når'), ("»indicators« skal hver især være en tekst",)),
    ("organisation_kinds.toml", replace("sector-kommune", "sector-by"), ("(kui)", "»sector-by«", "sectors.toml")),
    ("offer_kinds.toml", replace("[1, 8]", "8"), ("(fgu-agu)", "»known_intake_months« skal være en liste")),
    ("offer_kinds.toml", replace('"area-maalsaetning"', '""'), ("»areas« indeholder en tom tekst",)),
    ("roles.toml", replace('["kui"]', '["kui", "rådhus"]'), ("[[role]] nr. 1", "»where« nævner »rådhus«", "sectors.toml")),
    ("roles.toml", replace("permission-uddannelsesplan", "permission-x"), ("»grants« nævner »permission-x«",)),
    ("permissions.toml", replace("2026-12-31\n", '"2026-12-31"\n'), ("»valid_to« skal være en dato",)),
    ("permissions.toml", replace("2026-12-31\n", "2026-12-31T12:00:00\n"), ("»valid_to« skal være en dato",)),
    ("permissions.toml", replace("min_age = 15", "min_age = 18"), ("»min_age« ligger efter »max_age«",)),
    ("collaboration.toml", replace('= "forward"', '= "frem"'), ("(REFERS_TO)", "»carries_youth« er »frem«")),
    ("values.toml", replace('value = "referral"', 'value = "visitation"'), ("set og value", "to gange")),
    ("columns.toml", replace('column = "person-name"', 'column = "navn"'), ("[[rule]] nr. 1 (Navn)", "»navn«")),
    ("words.toml", replace("[[word]]", "[word]"), ("ikke gyldig TOML",)),
    ("words.toml", becomes('word = "trin"\n'), ("skriv [[word]]",)),
    ("words.toml", becomes("[[word]]\nnever = "), ("words.toml", "ikke gyldig TOML")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "spoil", "told"), BAD)
def test_a_bad_catalogue_is_told_with_file_table_and_key(
    tmp_path: Path, file: str, spoil: Callable[[str], str], told: tuple[str, ...]
) -> None:
    default = Path(__file__).parents[2] / "graphmodel" / "catalogue" / file
    (tmp_path / file).write_text(spoil(default.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(tmp_path).check()
    message = str(caught.value)
    assert message.startswith(file)
    assert message.endswith(".")
    for part in told:
        assert part in message


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "interests.toml").write_bytes("[[interest]]\nid='søer'".encode("cp1252"))
    with pytest.raises(CatalogueError, match=r"interests\.toml .*UTF-8"):
        load_catalogue(tmp_path).check()


def test_a_folder_in_the_place_of_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "interests.toml").mkdir()
    with pytest.raises(CatalogueError, match=r"interests\.toml kan ikke åbnes"):
        load_catalogue(tmp_path).check()


def test_a_misspelt_file_name_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "area.toml").touch()
    with pytest.raises(CatalogueError, match=r"area\.toml .*kendes ikke.*areas\.toml"):
        load_catalogue(tmp_path)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(CatalogueError, match="findes ikke"):
        load_catalogue(tmp_path / "ingen")


def test_a_catalogue_error_is_one_for_people() -> None:
    assert issubclass(CatalogueError, UserError)


def test_every_file_begins_with_a_comment_that_says_what_it_is() -> None:
    folder = Path(__file__).parents[2] / "graphmodel" / "catalogue"
    assert {path.name for path in folder.glob("*.toml")} == set(FILES)
    for file in FILES:
        assert (folder / file).read_text(encoding="utf-8").startswith("# "), file
