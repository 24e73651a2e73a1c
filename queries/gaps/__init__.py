"""Where the chain has holes, and why: what is asked of all youths at once, and of the map itself."""
