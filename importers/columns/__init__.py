"""Which column of a table means what: by its header, by its cells, or because a person said so."""
