"""Jobs: long work in a queue that lives in the database."""
