"""How an import's result reads in a terminal."""

import click

from graphmodel.catalogue import Catalogue
from importers.importing import Preview
from importers.planning import Plan
from importers.result import PlanCounts, Result
from kaedekort.cli.danish_labels import kinds, target, value_text
from kaedekort.cli.output import print_table
from queries.telling.danish import counted

_SEVERITIES = {"error": "fejl", "warning": "se efter", "note": "note"}
_SHOWN_ISSUES = 40
_SHOWN_UPDATES = 40


def print_result(shown: Preview, result: Result, catalogue: Catalogue) -> None:
    """What was understood, what would happen (or did), what is asked, what to look at; no CPR number, as in the JSON of it."""
    for table in (read.as_json() for read in result.tables):
        columns = [(header, f"{target(field, catalogue)} ({field})") for header, field in table["columns"].items()]
        where = f"{table['file']} · {table['sheet']}"
        title = f"{where}: {counted(table['rows'], 'række', 'rækker')}, række {table['first_row']}-{table['last_row']}"
        unknown = [(header, "(ikke forstået)") for header in table["unmapped"]]
        print_table(("Kolonne", "Læses som"), [*columns, *unknown], title)
    print_table(
        ("Hvad", "Nye", "Rettes", "Uændret", "Ikke i filen"),
        _plan_rows(result.plan, catalogue),
        "Gemt" if result.applied else "Det ville ske",
    )
    _print_updates(shown.plan, catalogue)
    _print_absent(shown.plan, catalogue)
    if result.decisions:
        asked = [
            (decision["id"], decision["question"], " / ".join(decision["choices"]), decision["suggested"])
            for decision in (each.as_json() for each in result.decisions)
        ]
        print_table(("Spørgsmål", "", "Svar", "Forslag"), asked, "Tvivl, som du skal afgøre (--decide ID=SVAR)")
    issues = result.issues[:_SHOWN_ISSUES]
    if issues:
        rows = [
            (issue["cell"], _SEVERITIES[issue["severity"]], issue["message"], issue["suggestion"])
            for issue in (each.as_json() for each in issues)
        ]
        print_table(("Celle", "", "Hvad", "Forslag"), rows, "Se efter")
    if len(result.issues) > len(issues):
        click.echo(f"… og {len(result.issues) - len(issues)} mere (se dem alle med --format json).")
    click.echo(
        f"{counted(result.read, 'række', 'rækker')} læst: {result.planned} med, {len(result.held_back)} holdt tilbage. {_outcome(result)}"
    )


def _print_updates(plan: Plan, catalogue: Catalogue) -> None:
    """What the graph says now beside what it would say."""
    if not plan.updates:
        return
    rows = [
        (
            f"{kinds(change.label, catalogue)}: {change.name}",
            target(f"{change.label}.{change.field}", catalogue).partition(": ")[2],
            value_text(change.before),
            value_text(change.after),
            change.cell,
        )
        for change in plan.updates[:_SHOWN_UPDATES]
    ]
    print_table(("Hvad", "Felt", "Står nu", "Bliver til", "Celle"), rows, "Rettes")
    if len(plan.updates) > len(rows):
        click.echo(f"… og {counted(len(plan.updates) - len(rows), 'rettelse', 'rettelser')} mere.")


def _print_absent(plan: Plan, catalogue: Catalogue) -> None:
    if not plan.absent:
        return
    rows = [
        (kinds(gone.label, catalogue), gone.name, gone.id, gone.status or "røres ikke")
        for gone in plan.absent[:_SHOWN_UPDATES]
    ]
    title = "Står ikke længere i listen (giv det en status med --missing ID=STATUS)"
    print_table(("Hvad", "Navn", "Id", "Status"), rows, title)
    if len(plan.absent) > len(rows):
        click.echo(f"… og {len(plan.absent) - len(rows)} mere.")


def _plan_rows(plan: PlanCounts, catalogue: Catalogue) -> list[tuple[object, ...]]:
    labels = sorted({*plan.create, *plan.update, *plan.unchanged, *plan.missing})
    nodes = [
        (
            kinds(label, catalogue),
            plan.create.get(label, 0),
            plan.update.get(label, 0),
            plan.unchanged.get(label, 0),
            plan.missing.get(label, 0),
        )
        for label in labels
    ]
    edges = sorted((kinds(type_, catalogue), count) for type_, count in plan.edges.items())
    return [*nodes, *((called, count, "", "", "") for called, count in edges)]


def _outcome(result: Result) -> str:
    if not result.applied:
        return "Intet er gemt endnu; gem med --apply."
    if result.change and not result.planned:
        return f"Ingen rækker kom med; kun dine valg er gemt, som {result.change}."
    if result.change:
        return f"Gemt som {result.change}; fortryd med »kaedekort undo {result.change}«."
    if not result.planned:
        return "Ingen rækker kom med; intet er ændret."
    return "Resten var der allerede; intet er ændret." if result.held_back else "Alt var der allerede; intet er ændret."
