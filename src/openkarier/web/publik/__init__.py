"""Pages without log-in."""
