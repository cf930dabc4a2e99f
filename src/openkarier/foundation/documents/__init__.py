"""Documents: letters as PDF, numbered, with a hash and a QR code, ready to be signed."""
