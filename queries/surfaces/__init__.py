"""Where organisations work together: between which sectors, how fresh, who owns it, and what hangs on one."""
