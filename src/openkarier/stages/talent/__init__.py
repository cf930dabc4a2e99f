"""Stage talent: nine boxes, talent pool, succession.

Law: PermenPANRB 3/2020 on ASN talent management.
A box is a function of dated evidence; every score opens down to it.
"""
