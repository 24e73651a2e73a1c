"""An edge's key is derived from what identifies it: two edges share a key only if they are the same edge."""

from hypothesis import given
from hypothesis import strategies as st

from graphmodel.derived_cypher import end_labels
from graphmodel.records import EdgeRecord, edge_key, ends_in

IDS = st.text("ab|%7C25:", min_size=1, max_size=6) | st.text(min_size=1, max_size=6)
DAYS = st.sampled_from(["", "2026-01-01", "2026-01-02"])
IDENTITIES = st.tuples(st.sampled_from(end_labels()), IDS, IDS, DAYS)


def key_of(identity: tuple[tuple[str, str, str], str, str, str]) -> str:
    (type_, from_label, to_label), from_id, to_id, valid_from = identity
    return edge_key(type_, from_label, from_id, to_label, to_id, valid_from)


@given(st.lists(IDENTITIES, min_size=2, max_size=30, unique=True))
def test_different_edges_have_different_keys(identities: list[tuple[tuple[str, str, str], str, str, str]]) -> None:
    assert len({key_of(identity) for identity in identities}) == len(identities)


@given(from_id=IDS, to_id=IDS)
def test_what_could_be_confused_is_not(from_id: str, to_id: str) -> None:
    """The separator inside an id, and an id that looks like an escaped one."""
    ends = ("KNOWS", "Organisation", from_id, "Organisation")
    assert edge_key(*ends, f"{to_id}|", "") != edge_key(*ends, to_id, "")
    assert edge_key(*ends, f"{to_id}|x", "") != edge_key(*ends, f"{to_id}%7Cx", "")
    assert edge_key(*ends, to_id, "") != edge_key(
        "KNOWS", "Organisation", f"{from_id}|{to_id}", "Organisation", to_id, ""
    )


def test_the_direction_the_start_and_the_label_of_an_end_count_and_other_fields_do_not() -> None:
    def declines(to: str, **fields: str) -> str:
        return EdgeRecord("DECLINES", "Youth", "y", to, "x", fields).key

    assert declines("Offer") != declines("Organisation")
    assert declines("Offer") != declines("Offer", valid_from="2026-01-01")
    assert declines("Offer") == declines("Offer", valid_to="2026-01-01", reason="nej", to_label="Offer")
    assert edge_key("KNOWS", "Organisation", "a", "Organisation", "b", "") != edge_key(
        "KNOWS", "Organisation", "b", "Organisation", "a", ""
    )


@given(IDENTITIES)
def test_the_ends_of_an_edge_can_be_read_from_its_key(identity: tuple[tuple[str, str, str], str, str, str]) -> None:
    assert ends_in(key_of(identity)) == identity[1:3]


def test_a_key_can_be_read_by_people() -> None:
    assert (
        edge_key("REFERS_TO", "Organisation", "org-a", "Organisation", "org-b", "2026-01-01")
        == "REFERS_TO|org-a|org-b|2026-01-01"
    )
