"""OpenKarier: the career cycle of Indonesia's civil servants, on merit and on the law."""

__version__ = "0.1.0"
