"""How an import's result reads in a terminal."""

import click

from graphmodel.cpr import mask_cpr
from importers.result import PlanCounts, Result
from kaedekort.cli.output import print_table
from queries.telling.danish import counted

_SEVERITIES = {"error": "fejl", "warning": "se efter", "note": "note"}
_SHOWN_ISSUES = 40


def print_result(result: Result) -> None:
    """What was understood, what would happen (or did), what is asked, what to look at."""
    for table in result.tables:
        columns = [(header, target) for header, target in table.columns.items()]
        where = f"{mask_cpr(table.file)} · {mask_cpr(table.sheet)}"
        title = f"{where}: {counted(table.rows, 'række', 'rækker')}, række {table.first_row}-{table.last_row}"
        print_table(
            ("Kolonne", "Læses som"), [*columns, *((header, "(ikke forstået)") for header in table.unmapped)], title
        )
    print_table(
        ("Hvad", "Nye", "Rettes", "Uændret", "Ikke i filen"),
        _plan_rows(result.plan),
        "Gemt" if result.applied else "Det ville ske",
    )
    if result.decisions:
        asked = [
            (decision.id, decision.question, " / ".join(decision.choices), decision.suggested)
            for decision in result.decisions
        ]
        print_table(("Spørgsmål", "", "Svar", "Forslag"), asked, "Tvivl, som du skal afgøre (--decide ID=SVAR)")
    shown = result.issues[:_SHOWN_ISSUES]
    if shown:
        rows = [
            (issue.cell, _SEVERITIES.get(issue.severity, issue.severity), issue.as_json()["message"], issue.suggestion)
            for issue in shown
        ]
        print_table(("Celle", "", "Hvad", "Forslag"), rows, "Se efter")
    if len(result.issues) > len(shown):
        click.echo(f"… og {len(result.issues) - len(shown)} mere (se dem alle med --format json).")
    click.echo(
        f"{counted(result.read, 'række', 'rækker')} læst: {result.planned} med, {len(result.held_back)} holdt tilbage. {_outcome(result)}"
    )


def _plan_rows(plan: PlanCounts) -> list[tuple[object, ...]]:
    labels = sorted({*plan.create, *plan.update, *plan.unchanged, *plan.missing})
    nodes = [
        (
            label,
            plan.create.get(label, 0),
            plan.update.get(label, 0),
            plan.unchanged.get(label, 0),
            plan.missing.get(label, 0),
        )
        for label in labels
    ]
    return [*nodes, *((type_, count, "", "", "") for type_, count in sorted(plan.edges.items()))]


def _outcome(result: Result) -> str:
    if not result.applied:
        return "Intet er gemt endnu; gem med --apply."
    return (
        f"Gemt som {result.change}; fortryd med »kaedekort undo {result.change}«."
        if result.change
        else "Alt var der allerede; intet er ændret."
    )
