"""The telling: what the rule book found, in the Danish of a good colleague."""
