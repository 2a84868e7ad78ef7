"""JavaScript, for the target of that name and for the form."""

from __future__ import annotations

from .declarations import declarations
from .module import change_module, embedded, module

__all__ = ["change_module", "declarations", "embedded", "module"]
