"""Words that stand in quotes where they are names."""
RESERVED = frozenset()
