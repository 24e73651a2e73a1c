"""What a cell says: one module a kind of value, each from a text to what it was understood to be."""
