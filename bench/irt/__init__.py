"""What scoring from item banks costs: romdsl beside hand-written NumPy, beside packages, and in JavaScript."""
