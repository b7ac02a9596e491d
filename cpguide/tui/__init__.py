"""The full screen: the only part that imports Textual."""
