"""Tests of the project's home: its layout, lock files, containers, front-end files and test services."""
