"""What the questions answer: the rule book against a slow second reading, its repairs, and its Danish."""
