"""What a table says: which column means what, what its cells mean, and what each row therefore speaks of."""
