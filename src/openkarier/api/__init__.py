"""Door three: the OpenAPI interface."""
