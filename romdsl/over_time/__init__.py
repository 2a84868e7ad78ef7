"""Two occasions of one person: what changed, for whom, and what cannot be said.

change + measure --paired--> a measure of both occasions --compiler--> program --any engine--> change
"""
