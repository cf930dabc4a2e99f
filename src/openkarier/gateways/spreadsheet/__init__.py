"""Spreadsheets of others, read: SIASN exports and references, e-Kinerja recaps; from a file to clean records.

`intake.read` is the way in; each module of `kinds/` describes one kind of file by its columns.
Columns that are not described there are never kept: what the product does not need, it does not know.
"""
