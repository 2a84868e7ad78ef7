"""romdsl: outcome measures as text, checked, and turned into forms, scores and FHIR."""

from __future__ import annotations

from pathlib import Path

_root = Path(__file__).resolve().parent.parent
if (_root / "pyproject.toml").is_file() and (_root / "targets").is_dir():
    # In a checkout targets/, measures/ and spec/ stand beside the package; a wheel has them inside.
    __path__.append(str(_root))
