"""A Result as text, Markdown and JSON, and the words they share with the screens."""
