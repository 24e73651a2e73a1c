"""Flask: pages, JSON for the pictures, nothing that writes.

One blueprint a page, each with the same rooms: `routes.py`, `forms.py`, `view.py`, `templates/`.
"""
