"""`python -m romdsl` is `romdsl`."""

from .cli import main

if __name__ == "__main__":
    main()
