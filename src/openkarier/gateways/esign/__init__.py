"""Certified electronic signatures through the BSrE Esign Client Service, which runs inside the agency's network."""

from openkarier.gateways.esign.client import EsignClient, EsignSigner

__all__ = ["EsignClient", "EsignSigner"]
