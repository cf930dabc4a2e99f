"""Certified electronic signatures through the BSrE Esign Client Service, which runs inside the agency's network."""

from openkarier.gateways.esign.choosing import DEMO, SERVICE, signer, way
from openkarier.gateways.esign.client import EsignClient, EsignSigner

__all__ = ["DEMO", "SERVICE", "EsignClient", "EsignSigner", "signer", "way"]
