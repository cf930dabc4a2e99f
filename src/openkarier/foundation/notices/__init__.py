"""Notices: messages that a person reviews before they leave, each sent once."""
