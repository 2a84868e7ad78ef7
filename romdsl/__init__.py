"""romdsl: outcome measures as text, checked, and turned into forms, scores and FHIR."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api import Built, MeasureRefused, build, load, score
    from .interpreter import AnswerRefused

_root = Path(__file__).resolve().parent.parent
if (_root / "pyproject.toml").is_file() and (_root / "targets").is_dir():
    # In a checkout targets/, measures/ and spec/ stand beside the package; a wheel has them inside.
    __path__.append(str(_root))

__all__ = ["AnswerRefused", "Built", "MeasureRefused", "build", "load", "score"]


def __getattr__(name: str) -> object:
    # The public names come when they are used, so that `import romdsl` and `romdsl --help` stay light.
    if name == "AnswerRefused":
        from .interpreter import AnswerRefused

        return AnswerRefused
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module 'romdsl' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
