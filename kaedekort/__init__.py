"""The composition root: settings, wiring, the command line and the made-up municipality."""
