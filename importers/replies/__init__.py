"""What partners answer in sheets that come back: rows that name their node, answers, days, remarks.

`columns` takes the columns for it out of a table, `settling` compares each row with what was sent out and with the graph, `telling`
says what is for people, `binding` ties the facts of a row to the node that it names; `answered_tables` is the door.

Only what somebody wrote anew is an answer. A no and an empty cell change nothing by themselves; they are told.
"""
