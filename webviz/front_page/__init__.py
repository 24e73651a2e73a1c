"""The front page: one text box, about eight suggestions, nothing stored."""
