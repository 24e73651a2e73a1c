"""The benchmark: how fast the questions are answered beside Neo4j's own Cypher and loops in networkx, and what a machine needs."""
