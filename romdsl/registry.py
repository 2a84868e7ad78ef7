"""Where things are, in a checkout or a wheel: targets, shipped measures, pages about rules."""

from __future__ import annotations

import importlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from .compiler.parse.beside import Beside, NotBeside, files_beside
from .diagnostics import nearest
from .faults import Fault

if TYPE_CHECKING:
    from .emit.target import Engine, Target

DEFINITIONS = ("measure.rom", "measure.yaml", "measure.yml")
BORROWED = "borrowed"
"""The folder beside a definition in which the measures stand that it borrows from."""
ENDINGS = (".rom", ".yaml", ".yml")
_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent


def _folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def spec_folder() -> Path:
    """Where the pages about the language are."""
    return _folder("spec")


def measures_folder() -> Path:
    """Where the shipped measures are, one folder each."""
    return _folder("measures")


@cache
def targets() -> dict[str, Target]:
    """Every way out by its id: our own folders, then what other packages add (group `romdsl.targets`).

    Raises Fault where one of them cannot be loaded.
    """
    from importlib.metadata import entry_points

    from .emit.target import Target

    found: dict[str, Target] = {}
    for folder in sorted(_folder("targets").glob("*/__init__.py")):
        module = importlib.import_module(f"romdsl.targets.{folder.parent.name}")
        target = getattr(module, "target", None)
        if isinstance(target, Target):
            found[target.id] = target
    for entry in entry_points(group="romdsl.targets"):
        try:
            target = entry.load()
        except Exception as fault:
            raise Fault(f"the target {entry.name} ({entry.value}) cannot be loaded: {fault}") from fault
        if not isinstance(target, Target):
            raise Fault(f"the target {entry.name} ({entry.value}) is no Target")
        if target.id in found:
            raise Fault(f"the target {target.id} ({entry.value}) has the name of another target")
        found[target.id] = target
    return found


def find_target(id: str) -> Target:
    """The target called so; raises Fault with the nearest name."""
    if id in targets():
        return targets()[id]
    near = nearest(id, targets())
    ending = f"; did you mean {near}?" if near else f"; there are {', '.join(targets())}"
    raise Fault(f"there is no target “{id}”{ending}")


def engines() -> dict[str, Engine]:
    """What can score with what a target has written, by its id, in the order of the targets."""
    return {engine.id: engine for target in targets().values() for engine in target.engines}


def shipped_measures() -> dict[str, Path]:
    """The definition of each shipped measure by its id, which is the name of its folder."""
    found: dict[str, Path] = {}
    for folder in sorted(measures_folder().iterdir()) if measures_folder().is_dir() else ():
        definitions = definitions_in(folder)
        if definitions:
            found[folder.name] = definitions[0]
    return found


def beside_or_shipped(definition: Path) -> Beside:
    """The files beside a definition; of a measure that it borrows, and that is not there, those of the shipped one."""
    own = files_beside(definition)

    def read(name: str) -> bytes:
        try:
            return own(name)
        except NotBeside:
            before, found, inside = name.rpartition(f"{BORROWED}/")  # what is borrowed may borrow, too
            lender, _, file = inside.partition("/")
            shipped = shipped_measures().get(lender.partition("@")[0]) if found and file else None
            if shipped is None or os.path.lexists(definition.parent / before / BORROWED / lender):
                raise  # what stands there is one measure, and no other completes it
            return files_beside(shipped)(file)

    return read


def definitions_in(folder: Path) -> list[Path]:
    """The definitions that stand in a folder: `measure.rom`, `measure.yaml` or `measure.yml`."""
    return [folder / name for name in DEFINITIONS if (folder / name).is_file()]


def is_path(written: str) -> bool:
    """Whether what was written is a path (it has a slash or an ending) and not an id."""
    return any(slash in written for slash in "/\\") or written in (".", "..") or bool(Path(written).suffix)


def find_measure(written: str | Path) -> Path:
    """The one definition that a path or the id of a shipped measure stands for; raises Fault."""
    found = find_measures(written)
    if len(found) > 1:
        raise Fault(f"{written} holds {len(found)} measures; name one, for example {found[0].as_posix()}")
    return found[0]


def find_measures(written: str | Path) -> list[Path]:
    """The definitions that a path or an id stands for: a folder of measures holds several.

    Of two definitions in one folder the first is meant; `checking` says so.  Raises Fault where
    there is none.
    """
    if isinstance(written, str) and not is_path(written):
        return [_shipped(written)]
    path = Path(written)
    if not path.exists():
        raise Fault(f"{path.as_posix()} cannot be read: there is no such file or folder")
    if not path.is_dir():
        if path.suffix.lower() not in ENDINGS:
            raise Fault(f"{path.as_posix()} is no definition; a definition ends in .rom, .yaml or .yml")
        return [path]
    here = definitions_in(path)
    below = [] if here else [found[0] for folder in sorted(path.iterdir()) if (found := definitions_in(folder))]
    if here or below:
        return here[:1] or below
    others = sorted(file for file in path.iterdir() if file.suffix.lower() == ".rom")
    ending = f"; name the file, for example {others[0].as_posix()}" if others else f" ({', '.join(DEFINITIONS[:2])})"
    raise Fault(f"the folder {path.as_posix()} holds no definition{ending}")


def _shipped(id: str) -> Path:
    shipped = shipped_measures()
    if id in shipped:
        path = shipped[id]
        return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    if Path(id).exists():
        raise Fault(f"there is no shipped measure “{id}”; for the folder or file here write ./{id}")
    near = nearest(id, shipped)
    ending = f"did you mean {near}?" if near else "romdsl list shows them; a path has a slash or an ending"
    raise Fault(f"there is no shipped measure “{id}”; {ending}")


@cache
def pages() -> dict[str, tuple[str, Path]]:
    """The page of each kind of finding by its name: its code, and the file."""
    found: dict[str, tuple[str, Path]] = {}
    for page in sorted((spec_folder() / "rules").glob("*.md")):
        code = next((word for word in page.read_text(encoding="utf-8").split() if word.startswith("ROM")), None)
        if code and page.stem != "README":
            found[page.stem] = (code, page)
    return found
