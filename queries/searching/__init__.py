"""The search across everything: what is known of each thing, its words, and the ranking."""
