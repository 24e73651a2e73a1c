"""Personal accounts: who signs in, with what, in which role, and for how long."""
