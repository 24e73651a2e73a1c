"""A youth without a file: a profile as JSON, or in one's own words."""
