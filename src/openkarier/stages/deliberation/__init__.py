"""Stage deliberation: Tim Penilai Kinerja: dossiers, scenarios, sidang, minutes.

Law: PP 11/2017 arts 54-56; PP 30/2019.
What the committee considers, and why, before the PPK decides.
"""
