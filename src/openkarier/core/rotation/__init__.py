"""The whole-organisation placement engine: who goes where, provably, with a reason for each person.

`run.run` solves in a worker process; `reading`, `solve`, `whatif` and `certificate` are its parts. See docs/rotasi.md.
"""
