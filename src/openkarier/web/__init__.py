"""Door one: desks in the browser. web/<desk>/<stage>.py."""
