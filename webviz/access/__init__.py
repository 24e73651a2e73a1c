"""Who may see and do what: one place that every page, export and search asks, and that says no where it does not know."""
