"""Workbooks that go out: a list with its doubts marked, an empty template, and sheets for partners to confirm.

The doors are `marked.marked_workbook`, `template.template_workbook` and `confirmation.ConfirmationSheets` (for the `partners` of a
graph). `columns` and `relation_columns` give every field the header that the import knows it by, `value_texts` every value the words
that it is read back from, `graph_texts` the cells for a node or an edge; `cells` writes them.

What goes out comes back by the same door as any list and changes nothing where nobody touched it. No formula, no CPR number.
"""
