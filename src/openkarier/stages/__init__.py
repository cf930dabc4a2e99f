"""Floor 3: the eleven stages of the career cycle, one Django app each."""
