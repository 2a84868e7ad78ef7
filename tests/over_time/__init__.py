"""Rows, occasions, change: what many visits of one person come to."""
