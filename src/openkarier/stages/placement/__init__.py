"""Stage placement: the decision of the PPK: gates, pertek, SK, pelantikan, SPMT.

Law: PP 11/2017; UU 10/2016 art. 71; Peraturan BKN on I-MUT.
A placement is recorded in the registry on its TMT, a whole chain in one transaction.
"""
