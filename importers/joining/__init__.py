"""Several tables that refer to each other by id, read as one list: what each reference leads to, and whose the details are.

Before the rows are read: `keys` finds keys and references (by the words of `entities`), `joins` what each table is (things, details,
codes, relations), `naming` puts names in the place of ids. Afterwards: `identities` says which thing an id means, `following` adds
what the other ids lead to, `codes` what codes stand for, `attaching` the details (`detail_columns`, `detail_rows`), and `namesakes`
tells two of one name apart. `joining.Joining` does it in this order.

Once all names are known, ids or not: `turned_ends` turns relations whose ends stand the wrong way round, `several_organisations` parts
"A og B", `offer_ends` finds the offers that others lead to.

An id is never guessed: one that leads nowhere holds its row back (`dead_ends`), or is told where the row says enough without it.
"""
