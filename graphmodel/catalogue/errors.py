"""What a catalogue that cannot be used says."""

from graphmodel.errors import UserError


class CatalogueError(UserError):
    """A catalogue file is missing, unreadable or wrong; the Danish message names the file, the table and the key."""
