"""Search across the whole map."""
