"""What follows from answers: pure functions of a guide and a case."""
