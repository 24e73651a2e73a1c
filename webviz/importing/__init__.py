"""The pages that write: a partner list is dropped, looked at, stored and taken back."""
