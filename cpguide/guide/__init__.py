"""What the rules are: the model, its conditions, strict reading, and what can be wrong with a file."""
