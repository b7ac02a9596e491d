"""cpguide: a guided decision about Continued Presence, in a terminal."""

__version__ = "0.1.0"
