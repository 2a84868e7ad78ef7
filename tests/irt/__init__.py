"""The arithmetic of item banks: against formulas written another way, by hand, and each language against the others."""
