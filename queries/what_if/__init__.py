"""What would be lost without something, and gained with something else."""
