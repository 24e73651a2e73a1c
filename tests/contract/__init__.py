"""What every engine is held to: each test here runs on all of them, and none of them knows which."""
