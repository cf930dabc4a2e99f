"""Stage selection: open selection for JPT posts: pansel, stages, three names.

Law: PP 11/2017 arts 102-130; PermenPANRB 15/2019.
Scores advise; pansel and PPK decide and give reasons.
"""
