"""Fields, edges and values in words: what a column may be read as, and what a change says."""

from collections.abc import Callable, Mapping, Sequence

from flask_babel import gettext as _

from graphmodel.catalogue import Catalogue
from graphmodel.cpr import mask_cpr
from graphmodel.fields import FieldSpec, Value
from graphmodel.schema import COLLABORATION_TYPES, EDGE_TYPES, NODE_TYPES
from importers.columns.overrides import EDGE, LABELS, targets
from webviz.network.facts import VALUE_SETS
from webviz.network.words import Wording
from webviz.words import day_text, listed, number_text, plural_word, word

_ENDS: Mapping[str, Callable[[], str]] = {
    "from": lambda: _("fra hvem"),
    "to": lambda: _("til hvem"),
    "edge": lambda: _("hvilken forbindelse"),
    "from_municipality": lambda: _("kommunen, den går fra"),
    "to_municipality": lambda: _("kommunen, den går til"),
}
_DAY = len("2026-11-23")


def kind_name(name: str, catalogue: Catalogue) -> str:
    """A label in the plural, or an edge type as a verb; a name that the model does not have stays as it is."""
    if name in NODE_TYPES:
        return plural_word(NODE_TYPES[name].plural_da)
    return Wording(catalogue).type_name(name) if name in EDGE_TYPES else name


def label_name(label: str) -> str:
    """What one of a kind is called."""
    return word(NODE_TYPES[label].label_da) if label in NODE_TYPES else label


def field_name(name: str, field: str, catalogue: Catalogue) -> str:
    """What a field of a label or of an edge type is called, or an edge that a column of a label draws."""
    if f"{name}." == EDGE:
        return _ENDS[field]() if field in _ENDS else _field_label(EDGE_TYPES["KNOWS"].fields, field)
    if field in EDGE_TYPES:
        ends = EDGE_TYPES[field].to_labels
        return f"{Wording(catalogue).type_name(field)} ({listed([label_name(end).lower() for end in ends])})"
    kind = NODE_TYPES.get(name) or EDGE_TYPES.get(name)
    return _field_label(kind.fields, field) if kind else field


def target_name(target: str, catalogue: Catalogue) -> str:
    """What a column is read as: a field, or an edge, of a kind of thing."""
    label, _dot, field = target.partition(".")
    head = _("Forbindelse") if f"{label}." == EDGE else label_name(label)
    return f"{head}: {field_name(label, field, catalogue)}"


def targets_name(targets: Sequence[str], catalogue: Catalogue) -> str:
    """What a column is read as where it fills several fields: those of one kind of thing together."""
    by_label: dict[str, list[str]] = {}
    for target in targets:
        label, _colon, field = target_name(target, catalogue).partition(": ")
        by_label.setdefault(label, []).append(field)
    return "; ".join(f"{label}: {', '.join(fields)}" for label, fields in by_label.items())


def targets_by_subject(catalogue: Catalogue) -> list[tuple[str, list[tuple[str, str]]]]:
    """Everything that a column may be read as: target and name, in groups, the name of a thing first."""
    known = targets(catalogue)
    groups = []
    for label in (*LABELS, EDGE.removesuffix(".")):
        of_label = [target for target in known if target.startswith(f"{label}.")]
        named = [(target, field_name(label, target.partition(".")[2], catalogue)) for target in of_label]
        named.sort(key=lambda each: (not each[0].endswith(".name"), _is_edge(each[0]), each[1].casefold()))
        groups.append((_("Forbindelser") if f"{label}." == EDGE else label_name(label), named))
    return groups


def value_text(name: str, field: str, value: Value | None, catalogue: Catalogue) -> str:
    """A field's value as a person reads it; "" for none. A CPR number is blotted out wherever it may come from."""
    if value is None:
        return ""
    if isinstance(value, list):
        return listed([value_text(name, field, item, catalogue) for item in value])
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, int | float):
        return number_text(value)
    if field == "p_number":
        return value
    return mask_cpr(_in_words(name, field, value, catalogue))


def _in_words(name: str, field: str, value: str, catalogue: Catalogue) -> str:
    if field == "kind":
        return Wording(catalogue).kind_name(name, value) or value
    if field in VALUE_SETS:
        named = {entry.value: entry.name for entry in catalogue.values.values(field)}
        return word(named[value]) if value in named else value
    if len(value) == _DAY and value[4] == value[7] == "-" and value.replace("-", "").isdigit():
        return day_text(value)
    return value


def _field_label(fields: Mapping[str, FieldSpec], field: str) -> str:
    return word(fields[field].label) if field in fields else field


def _is_edge(target: str) -> bool:
    field = target.partition(".")[2]
    return field in EDGE_TYPES or field in COLLABORATION_TYPES


def plural_of_subject(subject: str) -> str:
    """What the rows of a table are called by what they are about: offer, organisation or person."""
    label = {"offer": "Offer", "organisation": "Organisation", "person": "Actor"}.get(subject, "")
    return plural_word(NODE_TYPES[label].plural_da) if label else subject
