"""Programs to measure against, each run as a script of its own."""
