"""What the graph is: nodes, edges, catalogue, changes, and the store they live in."""
