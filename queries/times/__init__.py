"""The right time: when things start, close and end, what opens soon, and what to remember."""
