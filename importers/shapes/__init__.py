"""The shapes in which people keep tables: stacked, side by side, turned, as forms, with a column for each thing that is marked."""
