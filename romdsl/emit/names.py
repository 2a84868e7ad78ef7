"""Names that are safe in a language of output: no reserved word, and no two things of one name."""

from __future__ import annotations

import re
from collections.abc import Iterable


class NamesInUse:
    """Gives out names, each once.

    A name that is reserved or already given gets `_2`, `_3` … behind it; what no identifier may
    hold becomes `_`.
    """

    def __init__(self, reserved: Iterable[str]) -> None:
        self._taken = set(reserved)

    def take(self, wanted: str) -> str:
        """A name like the wanted one that nothing else has."""
        plain = re.sub(r"\W+", "_", wanted, flags=re.ASCII).strip("_") or "value"
        if plain[0].isdigit():
            plain = f"n{plain}"
        name, count = plain, 1
        while name in self._taken:
            count += 1
            name = f"{plain}_{count}"
        self._taken.add(name)
        return name
