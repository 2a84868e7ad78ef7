"""What is done with an item bank as a whole: assembled, simulated, compared, tabled, pictured.

It knows `irt` and `content`, not how a measure is written: `Content` is a bank with all that an author said of it.
"""
