"""The network picture: what lies around something on the map, as a picture, as a table and in sentences."""
