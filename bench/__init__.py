"""How long and how much: measures of any size, what they cost, and what the limits are."""
