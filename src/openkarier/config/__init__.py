"""Floor 5: settings, URLs, and the table of reactions between stages."""
