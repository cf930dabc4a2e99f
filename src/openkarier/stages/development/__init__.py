"""Stage development: gap, plan, training and coaching, and Jalan saya.

Law: PP 11/2017 arts 203-225; PerLAN 10/2018.
Each gap points to a next step with a date.
"""
