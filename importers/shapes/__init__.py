"""The shapes in which people keep tables: stacked, side by side, turned, as forms, with a column for each thing that is marked.

`finding.find_in_sheets` is the door. Which shape a sheet has shows in its words: `labels`, `turned` and `forms` for fields that stand
down a column, `side_by_side` for lists beside each other, `stacked` for all else. A table is put together there: its header
(`header_rows`, `header_block`, `header_units`), what stands above it (`above_header`, `statements`), what each row is (`row_kinds`, and
`lone_rows` for those of one text; `body` is what both judge by), what is said once for several rows (`repeated`, `grouped`), signs that
a note explains (`footnotes`), addresses behind the words of a cell (`links`), columns of marks (`marked_columns`, `marked_groups`,
`mark_headings`), names in several columns or under another header (`full_names`, `names_of_rows`).

Every cell of a sheet ends in a row, a header, a title or a section, or is told; and a cell keeps its true address in any view.
"""
