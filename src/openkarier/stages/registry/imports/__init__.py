"""Planning imports: records of a file against what the registry holds; outcomes, findings, one batch of writes."""
