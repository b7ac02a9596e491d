"""Line mode: the interview as plain text that only grows, for screen readers, dumb terminals and pipes."""
