"""What holds on a day: facts with the edges and nodes that do not count left out, in the shape that the rule book judges."""
