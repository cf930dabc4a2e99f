"""Door four: files and services of others, each folder one neighbour."""
