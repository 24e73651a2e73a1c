"""What would close the holes: the next agreement, the next three, and the next repair of any kind."""
