"""The page of collaboration surfaces: who works together, how sure that is, and what hangs on one."""
