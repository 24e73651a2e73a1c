"""Several tables that refer to each other by id, read as one list: what each reference leads to, and whose the details are."""
