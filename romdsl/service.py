"""A service's own file: its name, logo, contacts and the pattern of a person's code."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from .compiler.parse.files import source_from_file
from .compiler.parse.from_yaml import tree_from_yaml
from .compiler.parse.syntax import Statement
from .diagnostics import Report, nearest
from .emit.target import Service
from .faults import Fault, in_plain_words, unreadable

WORDS = ("name", "logo", "contacts", "person")
PICTURES = {".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg"}
LARGEST_LOGO = 100_000


def read_service(path: Path) -> Service:
    """The service that a YAML file describes; `logo` becomes a data address, since nothing is fetched.

        name: Elm Street Centre
        logo: logo.svg
        contacts:
          local:
            - Your worker, in office hours
        person: "[A-Z]{2}[0-9]{4}"

    Raises Fault with file and line for what does not belong there.
    """
    report = Report()
    try:
        source = source_from_file(path, report, path.as_posix())
    except OSError as fault:
        raise unreadable(path.as_posix(), fault) from None
    tree = tree_from_yaml(source, source.text, report) if source else None
    for finding in report.findings:
        raise Fault(f"{path.as_posix()}:{finding.span.line}:{finding.span.column}: {finding.message}")
    service = Service()
    for statement in tree.statements if tree else ():
        service = _with(service, statement, path)
    return service


def _with(service: Service, statement: Statement, path: Path) -> Service:
    word = _key(statement)
    name, logo, contacts, person = service.name, service.logo, dict(service.contacts), service.person_pattern
    if word == "name":
        name = _text(statement, path)
    elif word == "logo":
        logo = _picture(_text(statement, path), statement, path)
    elif word == "person":
        person = _pattern(_text(statement, path), statement, path)
    elif word == "contacts":
        for member in statement.body or ():
            contacts[_key(member)] = _lines(member, path)
        if not statement.body:
            raise _fault(statement, path, "under “contacts” stand the contacts' names, and under each its lines")
    else:
        near = nearest(word, WORDS)
        raise _fault(statement, path, f"“{word}” is not known; " + (f"did you mean {near}?" if near else _known()))
    return Service(name, logo, contacts, person)


def _known() -> str:
    return "a service has " + ", ".join(WORDS)


def _key(statement: Statement) -> str:
    return " ".join(statement.text(token) for token in statement.tokens)


def _text(statement: Statement, path: Path) -> str:
    if statement.body or statement.value is None or not statement.value.text.strip():
        raise _fault(statement, path, f"“{_key(statement)}” has no text")
    return statement.value.text


def _lines(statement: Statement, path: Path) -> tuple[str, ...]:
    if not statement.body:
        return (_text(statement, path),)
    return tuple(_text(member, path) for member in statement.body)


def _pattern(pattern: str, statement: Statement, path: Path) -> str:
    try:
        re.compile(pattern)
    except re.error as fault:
        raise _fault(statement, path, f"“{pattern}” is no pattern: {fault}") from None
    return pattern


def _picture(name: str, statement: Statement, path: Path) -> str:
    """The picture as a data address.  It must lie beside the service's file or below it."""
    folder = path.resolve().parent
    file = (folder / name).resolve()
    kind = PICTURES.get(file.suffix.lower())
    if kind is None:
        raise _fault(statement, path, f"the logo “{name}” is no picture ({', '.join(PICTURES)})")
    if not file.is_relative_to(folder):
        raise _fault(statement, path, f"the logo “{name}” does not lie beside this file")
    try:
        content = file.read_bytes()
    except OSError as fault:
        raise _fault(statement, path, f"the logo “{name}” cannot be read: {in_plain_words(fault)}") from None
    if len(content) > LARGEST_LOGO:
        raise _fault(statement, path, f"the logo “{name}” has more than {LARGEST_LOGO // 1000} kB")
    return f"data:{kind};base64,{base64.b64encode(content).decode('ascii')}"


def _fault(statement: Statement, path: Path, text: str) -> Fault:
    return Fault(f"{path.as_posix()}:{statement.span.line}:{statement.span.column}: {text}")
