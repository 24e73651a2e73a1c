"""Facts as they come out of the graph, before anything is judged."""
