"""Cases with a story: what a trainer shows and what the tests hold the rules to."""
