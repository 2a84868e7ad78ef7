"""Parameters from CSV: each convention by hand, there and back, and each thing that can be wrong at its place."""
