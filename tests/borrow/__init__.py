"""Measures that borrow from others: what comes along, what is refused, and that it scores as in its own measure."""
