"""Stage commitment: performance contracts: targets, check-ins, evidence, due process.

Law: PP 30/2019; PP 94/2021.
A missed target opens a case; nothing ends by itself.
"""
