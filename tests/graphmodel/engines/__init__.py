"""What the engines do when something goes wrong that only happens to one of them; what they share is in `tests/contract`."""
