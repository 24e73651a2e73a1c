"""The chain around a youth as a layered picture, a table and sentences: one view, shown three ways."""
