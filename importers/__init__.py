"""From a partner's list to a change of the graph, and back to the partner; `importing.py` leads through it.

The way of a file, a room a step:

1. `reading/`: a file's bytes become sheets of text, each cell with its address.
2. `shapes/`: sheets become tables (`tables.py`): where the headers are, which rows are data, which columns are one.
3. `replies/`: the columns in which a partner answers for what the graph has are taken out, and bound to the nodes they name.
4. `joining/`: ids between tables give way to the names they lead to, and are followed once the rows are read.
5. `columns/`: a column gets a meaning. `values/`: a cell gets its values. `understanding/`: a row becomes what it speaks of
   (`mentions.py`).
6. `linking/`: which mentions are one thing, which thing the graph has already, and what only a person can settle (`doubts.py`).
7. `planning.py`: what would be created and changed (`edge_plans.py`, `shared_nodes.py`, `circles.py`), and what the list no longer has
   (`absence.py`). `result.py` is what people see.
8. `importing.py`: `preview` does all that and writes nothing; `apply` stores it, all or nothing.

`outgoing/` makes the workbooks that go out. What several rooms need lies beside them: `own_sheets.py` (sheets and headers that the
program writes itself), `header_words.py`, `section_words.py`, `marks.py`, `masking.py`, `kept_words.py`, `remarks.py`.

Everything between reading the files and applying the change is pure: values in, values out. Which room may know which is not the order
of the steps but of the floors, and is checked: `tool.importlinter` in pyproject.toml.
"""
