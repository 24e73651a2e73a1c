"""Freshness: what was confirmed when and by whom, what to confirm first, and confirming it."""
