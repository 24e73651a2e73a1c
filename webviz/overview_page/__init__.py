"""The page that leads to the questions about all youths at once."""
