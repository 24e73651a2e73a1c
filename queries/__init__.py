"""The questions: Cypher fetches facts, the rule book judges them, one module a question."""
