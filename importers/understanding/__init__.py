"""What each row of a table speaks of, once its columns are understood: things, their fields, and how they are tied."""
