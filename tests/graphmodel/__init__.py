"""What the graph is: declarations, exchange form, changes, engines."""
