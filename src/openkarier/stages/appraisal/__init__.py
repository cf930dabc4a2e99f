"""Stage appraisal: SKP, hasil kerja and perilaku kerja, yearly predicates.

Law: PP 30/2019; PermenPANRB 6/2022.
The predicates feed talent mapping and the requirements of promotion.
"""
