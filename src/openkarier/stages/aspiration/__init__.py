"""Stage aspiration: Open Karier: every ASN declares pindah or tetap, with targets.

Law: Local policy of the regional head; PP 11/2017 for what a wish can lead to.
A declaration is a request with a promise; it decides nothing by itself.
"""
