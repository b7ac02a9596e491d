"""A Result as text, Markdown, HTML, PDF, JSON and calendar, and the words they share with the screens."""
