"""The full screen in a browser: a small server for a training room, on this machine unless told otherwise."""
