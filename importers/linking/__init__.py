"""Linking: which rows speak of the same thing, which thing the graph already has, and which doubts only a person can settle."""
