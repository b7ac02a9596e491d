"""What is true of the whole guide: lint, proof, coverage, difference and the rules as a book."""
