"""SIASN: files with the field names of its services, to be sent by who holds the agency's credentials."""
