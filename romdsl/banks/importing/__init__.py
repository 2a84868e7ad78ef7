"""Parameters of items from a CSV, in the conventions that programs write them in, converted with what was done said.

text --sheet--> rows of cells --recognised--> a convention --values--> parameters of each row --converted--> items.
Nothing is guessed: where columns can be read in two ways, the fault says so and names the ways.
"""

from .conventions import CONVENTIONS, Convention
from .imported import Imported, imported
from .sheet import Fault

__all__ = ["CONVENTIONS", "Convention", "Fault", "Imported", "imported"]
