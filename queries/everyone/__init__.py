"""What is asked of all youths at once: where the chain has holes, what would close them, and what hangs on one pair of hands."""
