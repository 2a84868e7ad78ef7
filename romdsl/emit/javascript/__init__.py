"""JavaScript, for the target of that name and for the form."""

from __future__ import annotations

from .declarations import change_declarations, declarations
from .module import change_module, embedded, module

__all__ = ["change_declarations", "change_module", "declarations", "embedded", "module"]
