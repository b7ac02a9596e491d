"""A Result as text, Markdown, HTML and JSON, and the words they share with the screens."""
