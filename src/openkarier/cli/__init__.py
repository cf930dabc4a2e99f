"""Door two: the terminal. Each module in here is one command group; see `openkarier --help`.

A module offers `SUMMARY` (one Indonesian sentence) and `register(parser)`; `register` adds arguments or sub-commands
to its argparse parser and sets `run=function(args) -> exit status` with `set_defaults`. Names come from the file name.
`NEEDS_DJANGO = False` marks a group that works without a database (rules check, rotation, verify);
`NEEDS_TABLES = True` one that refuses, with what to do, while a migration is missing.
"""
