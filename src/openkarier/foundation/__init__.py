"""Floor 2: Django plumbing that knows nothing of careers."""
