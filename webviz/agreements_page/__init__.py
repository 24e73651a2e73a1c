"""The page of agreements: which one between two organisations would carry most youths further, whom, and who could sign it."""
