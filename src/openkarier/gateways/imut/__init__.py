"""I-MUT of BKN: the pack that goes out (a workbook and the list of papers), and the sheet of results that comes back.

No public interface was found, so files go by hand; nothing here speaks to a network.
"""
