"""Scores whole files and tables where an engine can do more at once than one set of answers after the other."""
