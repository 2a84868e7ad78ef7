"""The target `sql` in real engines."""
