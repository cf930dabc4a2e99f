"""Stage assessment: competency tests: events, seats, results with date, provider and expiry.

Law: PermenPANRB 38/2017; Peraturan BKN 26/2019.
Results are imported from the provider, not tested here.
"""
