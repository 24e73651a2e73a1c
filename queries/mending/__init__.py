"""What would make it possible: repairs, each of them tried before it is told."""
