"""JavaScript, for the target of that name and for the form."""

from __future__ import annotations

from .declarations import declarations
from .module import embedded, module

__all__ = ["declarations", "embedded", "module"]
