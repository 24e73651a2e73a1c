"""The made-up municipality Birkesund, the partner list it ships, and the made-up country for the benchmark."""
