"""The rules of item banks, and what is worked out of them."""
