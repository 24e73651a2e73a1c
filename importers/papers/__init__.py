"""Workbooks that go out and come back: a list with its doubts marked, an empty template, and sheets for partners to confirm."""
