"""The demo city: Kota Bengkulu's real structure, filled with synthetic people by a seeded generator.

Pure rows out, streamed; the same seed gives the same bytes. Nothing here reads the clock. docs/demo.md tells more.
"""
