"""The code that targets write, run and held to the interpreter."""
