"""Results of competency tests as BKPSDM and the assessor see them: list, import, reports, categories, exports."""
