"""Tables of this stage: none yet."""
