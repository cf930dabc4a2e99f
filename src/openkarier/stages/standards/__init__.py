"""Stage standards: what a jabatan asks, and local policy as dated rows.

Law: PermenPANRB 38/2017 on competency standards; Perwal and SK of the agency.
National law is code (core.regulations); what the regional head decides is a row here, with its SK.
"""
