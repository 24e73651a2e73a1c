"""What is known of a case and stands outside the graph: handles, short names, who stands in, and who asked for access in an emergency."""
