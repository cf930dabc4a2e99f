"""Desk of the Pejabat Pembina Kepegawaian: decides."""
