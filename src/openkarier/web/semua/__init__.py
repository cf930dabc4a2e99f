"""Pages of any person logged in, whatever the desk."""
