"""The test suite; it mirrors the packages, and `contract` runs on every engine."""
