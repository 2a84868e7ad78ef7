"""What is borrowed from another measure, whole and unchanged, under names of its own: `mood.q1`."""

from .borrow import build_borrow
from .joined import new_contexts, with_borrowed
from .lender import MOST_BORROWED, Lenders
from .taken import Taken

__all__ = ["MOST_BORROWED", "Lenders", "Taken", "build_borrow", "new_contexts", "with_borrowed"]
