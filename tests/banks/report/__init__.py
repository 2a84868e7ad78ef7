"""The report of a bank: its pictures by their geometry, their values by hand, and how Chromium lays them out."""
