"""What the pages about all youths at once have in common: how they are looked at, their head, their lists and their workbooks."""
