"""The codebook, and its JSON Schemas held to what they describe."""
