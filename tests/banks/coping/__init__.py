"""`measures/everyday_coping`, worked out without romdsl."""
