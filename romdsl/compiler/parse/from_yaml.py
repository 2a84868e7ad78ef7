"""From a YAML text to its tree: our own strict reading of the events of PyYAML's C parser."""

from __future__ import annotations

import yaml

from ...diagnostics import Report
from ...source import Piece, Source, Span
from . import rules
from .scan import tokens_of
from .syntax import Statement, Token, Tree
from .yaml_remarks import attach_remarks
from .yaml_scalar import piece_of
from .yaml_traps import MASK, mended, quoted

DEEPEST = 40
_ATTEMPTS = 30
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _GivenUp(Exception):
    """Reading ends here; the finding is noted."""


def tree_from_yaml(source: Source, text: str, report: Report) -> Tree:
    """The tree of a text that is as long as the source; where the parser gives up, the fault is noted and left out."""
    clean = text
    for attempt in range(_ATTEMPTS):
        own = Report()
        reader = _Events(source, text, clean, own)
        try:
            reader.read()
        except yaml.MarkedYAMLError as fault:
            text = mended(source, text, fault, report, first=attempt == 0)
            continue
        except _GivenUp:
            pass
        break
    else:
        start = source.line_starts[min(reader.line, len(source.line_starts) - 1)]
        report.add(rules.UNREADABLE_LINE.at(Span(source, start, start + 1), "From here on nothing was read."))
    for finding in own.findings:
        report.add(finding)
    below = attach_remarks(source, text, reader.statements, reader.marks)
    return Tree(source, "yaml", reader.statements, below)


class _Events:
    """Builds statements from events with a stack of open mappings and lists."""

    def __init__(self, source: Source, text: str, clean: str, report: Report) -> None:
        self.source, self.text, self.clean, self.report = source, text, clean, report
        self.line = 0
        self.statements: list[Statement] = []
        self.stack: list[_Open] = []
        self.marks: list[tuple[int, int, Statement | None]] = []
        """Where scalars stand, and the statement that each begins."""
        self.documents = 0

    def read(self) -> None:
        for event in yaml.parse(self.text, Loader=_Loader):
            self.line = _line(event)
            if isinstance(event, yaml.ScalarEvent):
                self.scalar(event)
            elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
                self.begin(event)
            elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
                self.end(event)
            elif isinstance(event, yaml.AliasEvent):
                self.alias(event)
            elif isinstance(event, yaml.DocumentStartEvent):
                self.document(event)

    def span(self, event: yaml.Event) -> Span:
        return Span(self.source, _start(event), max(_end(event), _start(event)))

    def document(self, event: yaml.DocumentStartEvent) -> None:
        self.documents += 1
        if self.documents > 1:
            self.report.add(
                rules.SEVERAL_DOCUMENTS.at(
                    self.span(event), "A second document begins here.", help="put each measure into a file of its own"
                )
            )
            raise _GivenUp
        if event.version or event.tags:
            self.report.add(rules.YAML_TAG.at(self.span(event), "A % line stands here.", help="delete it"))

    def alias(self, event: yaml.AliasEvent) -> None:
        self.report.add(
            rules.YAML_ANCHOR.at(
                self.span(event),
                f"“*{event.anchor}” takes over what stands elsewhere; a measure writes it out.",
                help="write it out; a text that begins with * stands in quotes",
            )
        )
        self.value(Piece("", self.source, _start(event), True), _start(event), _end(event))

    def refuse_properties(self, event: yaml.NodeEvent, tag: str | None) -> bool:
        """Notes anchors and tags; says whether the whole scalar is a text that lacks quotes."""
        span = Span(self.source, _start(event), self.line_end(_start(event)))
        if event.anchor:
            self.report.add(
                rules.YAML_ANCHOR.at(
                    Span(self.source, span.start, span.start + 1 + len(event.anchor)),
                    f"“&{event.anchor}” names a part of the file; a measure does not.",
                    help="delete it; a text that begins with & stands in quotes",
                )
            )
        if tag:
            written = self.text[span.start : span.end]
            finding = rules.YAML_TAG.at(
                span, f"“{written[:40]}” begins with !, so YAML drops its first word.", help="put it into quotes"
            )
            self.report.add(finding.fix("put it into quotes", span, quoted(written)))
        return bool(tag)

    def line_end(self, start: int) -> int:
        stop = self.text.find("\n", start)
        return start + len(self.text[start : len(self.text) if stop < 0 else stop].rstrip())

    def scalar(self, event: yaml.ScalarEvent) -> None:
        start, end = _start(event), _end(event)
        if event.anchor or event.tag:
            if self.refuse_properties(event, event.tag) and not event.style:
                end = self.line_end(start)
                piece = Piece(self.clean[start:end], self.source, start, True)
            else:
                piece = Piece(event.value, self.source, start, True)
        elif event.value[:1] == MASK:
            piece = Piece(self.clean[start:end], self.source, start, True)
        elif event.style in ("|", ">"):
            end = start + len(self.text[start:end].rstrip())
            piece = piece_of(self.source, self.text, start, _end(event), event.value, event.style)
        else:
            piece = piece_of(self.source, self.text, start, end, event.value, event.style)
        here = self.stack[-1] if self.stack else None
        if here is None:
            self.not_keys(self.span(event))
            raise _GivenUp
        if here.statement is None and not here.listed:
            self.key(piece, start, end, here)
        else:
            empty = not event.value and not event.style and not event.tag
            self.value(None if empty else piece, start, end)

    def not_keys(self, span: Span) -> None:
        self.report.add(
            rules.NOT_A_LIST_OF_KEYS.at(
                span,
                "A measure begins with a line such as “measure phq9: Title”.",
                help="write measure, an id, a colon",
            )
        )

    def key(self, piece: Piece, start: int, end: int, here: _Open) -> None:
        """A key: begins a statement."""
        run = piece.strip() if piece.text != piece.text.strip() else piece
        run = Piece(run.text, run.source, run.places)
        statement = Statement(run, tokens_of(run.text) or (Token("word", 0, 0),))
        if piece.text == "<<":
            self.report.add(
                rules.YAML_MERGE_KEY.at(piece.span(), "“<<” takes over keys from elsewhere.", help="write them out")
            )
        before = here.keys.setdefault(" ".join(piece.text.split()), statement)
        if before is not statement:
            finding = rules.DUPLICATE_KEY.at(
                piece.span(),
                f"The key “{piece.text}” stands here twice.",
                help="join the two, or give one another name",
            )
            self.report.add(finding.because(before.span, "first used here"))
        here.statements.append(statement)
        here.statement = statement
        self.marks.append((start, end, statement))

    def value(self, piece: Piece | None, start: int, end: int) -> None:
        """A scalar behind a key, or in a list."""
        if not self.stack:
            self.not_keys(Span(self.source, start, end))
            raise _GivenUp
        here = self.stack[-1]
        if here.listed:
            run = Piece("", self.source, start)
            statement = Statement(run, (), piece if piece is not None else Piece("", self.source, start))
            here.statements.append(statement)
            self.marks.append((start, end, statement))
            return
        if here.statement is None:
            self.key(Piece("", self.source, start), start, end, here)
            return
        if piece is None and here.flow:
            self.keys_without_value(here.statement)
            here.statements.remove(here.statement)
        here.statement.value = piece
        here.statement = None
        if end > start:
            self.marks.append((start, end, None))

    def keys_without_value(self, statement: Statement) -> None:
        self.report.add(
            rules.KEY_WITHOUT_VALUE.at(
                statement.span,
                f"“{statement.run.text}” stands in braces without a value behind it.",
                help="in braces a comma ends a text, and a colon needs a blank behind it; write one key a line instead",
            )
        )

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        listed = isinstance(event, yaml.SequenceStartEvent)
        if event.anchor or event.tag:
            self.refuse_properties(event, event.tag)
        if len(self.stack) >= DEEPEST:
            self.report.add(
                rules.NESTED_TOO_DEEP.at(
                    Span(self.source, _start(event), _start(event) + 1),
                    f"Keys stand more than {DEEPEST} deep here.",
                )
            )
            raise _GivenUp
        if not self.stack:
            if listed:
                self.not_keys(Span(self.source, _start(event), _start(event) + 1))
                raise _GivenUp
            self.stack.append(_Open(self.statements, False, bool(event.flow_style)))
            return
        here = self.stack[-1]
        if here.listed:
            statement = Statement(Piece("", self.source, _start(event)), ())
            here.statements.append(statement)
        elif here.statement is None:
            span = Span(self.source, _start(event), _start(event) + 1)
            self.report.add(rules.KEY_IS_NO_TEXT.at(span, "A key is one line of text.", help="write key: value"))
            raise _GivenUp
        else:
            statement = here.statement
            here.statement = None
        statement.body, statement.listed = [], listed
        statement.one_line = bool(event.flow_style)
        self.stack.append(_Open(statement.body, listed, bool(event.flow_style)))

    def end(self, event: yaml.Event) -> None:
        self.stack.pop()


class _Open:
    """A mapping or list that is being read; `statement` is the key that waits for its value."""

    __slots__ = ("flow", "keys", "listed", "statement", "statements")

    def __init__(self, statements: list[Statement], listed: bool, flow: bool) -> None:
        self.statements, self.listed, self.flow = statements, listed, flow
        self.statement: Statement | None = None
        self.keys: dict[str, Statement] = {}


def _start(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.index


def _end(event: yaml.Event) -> int:
    assert event.end_mark is not None
    return event.end_mark.index


def _line(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return event.start_mark.line
