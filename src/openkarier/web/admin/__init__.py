"""Desk of who runs the server: accounts and roles."""
