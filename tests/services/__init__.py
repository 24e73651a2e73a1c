"""The real things that tests talk to: a Neo4j server, a browser, an accessibility checker."""
