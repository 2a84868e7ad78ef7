"""From a `.rom` text to its tree: statements and braces, knowing no keyword."""

from __future__ import annotations

import re

from ...diagnostics import Report
from ...source import Piece, Source, Span
from . import rules
from .letters import Letter, letters_of
from .syntax import Remarks, Statement, Token, Tree

DEEPEST = 40
_GOES_ON_AFTER = re.compile(r"(?:[-+*/=<>,]|\b(?:and|or|not|if|then|else|is|in|includes))\Z")
_GOES_ON_WITH = frozenset(("and", "or", "then", "else"))
_SIGN_FIRST = re.compile(r"(?:[+*/=]|-(?![\d.]))")


def tree_from_dsl(source: Source, text: str, report: Report, nouns: frozenset[str]) -> Tree:
    """The tree of a text.  `nouns` are the words that stand at the left edge only outside all braces: where a
    brace is not closed, the next of them closes it."""
    letters = letters_of(source, text, report)
    run = Piece(letters.text, source, 0)
    tree = _Scanner(source, letters.found, run, Report(), frozenset())
    statements, below = tree.all()
    if tree.left_open:
        tree = _Scanner(source, letters.found, run, Report(), nouns)
        statements, below = tree.all()
    for finding in tree.report.findings:
        report.add(finding)
    return Tree(source, "rom", statements, below)


class _Scanner:
    def __init__(
        self, source: Source, letters: list[Letter], run: Piece, report: Report, nouns: frozenset[str]
    ) -> None:
        self.source, self.letters, self.run, self.report, self.nouns = source, letters, run, report, nouns
        self.text = run.text
        self.index = 0
        self.left_open = False
        self.open: list[Letter] = []

    def all(self) -> tuple[list[Statement], tuple[str, ...]]:
        """The statements of the whole text."""
        found: list[Statement] = []
        below: tuple[str, ...] = ()
        while True:
            more, below = self.body(below)
            found += more
            letter = self.letters[self.index]
            if letter.kind == "end":
                return found, below
            self.index += 1
            self.report.add(
                rules.STRAY_BRACE.at(
                    Span(self.source, letter.start, letter.end),
                    "This brace closes nothing.",
                    help="delete it, or look above for a { that is missing",
                )
            )

    def body(self, waiting: tuple[str, ...] = ()) -> tuple[list[Statement], tuple[str, ...]]:
        """Statements up to a closing brace or the end, and the comments after the last."""
        found: list[Statement] = []
        above: list[str] = list(waiting)
        fresh, lines = True, 0
        while True:
            letter = self.letters[self.index]
            if letter.kind in ("}", "end") or (self.open and self.closes_all(letter)):
                return found, tuple(above) if any(above) else ()
            if letter.kind == "line":
                lines += 1
                fresh = True
                if lines > 1 and (found or above) and (not above or above[-1]):
                    above.append("")
            elif letter.kind == "comment":
                self.comment(letter, found, above, fresh)
                lines = 0
            elif letter.kind != ";":
                found.append(self.statement(tuple(above)))
                above, fresh, lines = [], False, 0
                continue
            self.index += 1

    def comment(self, letter: Letter, found: list[Statement], above: list[str], fresh: bool) -> None:
        written = self.source.text[letter.start : letter.end].rstrip()
        if fresh or not found:
            above.append(written)
            return
        remarks = found[-1].remarks
        if remarks.beside:
            remarks.below = (*remarks.below, written)
        else:
            remarks.beside = written

    def closes_all(self, letter: Letter) -> bool:
        """Whether a word at the left edge ends all that is open."""
        if letter.kind != "word" or not self.nouns or (letter.start and self.text[letter.start - 1] != "\n"):
            return False
        after = self.letters[self.index + 1].kind
        return self.text[letter.start : letter.end] in self.nouns and after in ("word", "text")

    def statement(self, above: tuple[str, ...]) -> Statement:
        """One statement, with its braces."""
        tokens: list[Token] = []
        remarks = Remarks(above)
        statement = Statement(self.run, (), remarks=remarks)
        while True:
            letter = self.letters[self.index]
            kind = letter.kind
            if kind == "word" or kind == "text":
                tokens.append(Token(kind, letter.start, letter.end))
            elif kind == "(":
                tokens.append(self.group())
            elif kind == ")":
                tokens.append(Token("word", letter.start, letter.end))
            elif kind == "{":
                if not tokens:
                    place = Span(self.source, letter.start, letter.end)
                    self.report.add(rules.STRAY_BRACE.at(place, "These braces belong to no word."))
                statement.tokens = tuple(tokens)
                self.braces(statement)
                return statement
            elif kind in ("line", "comment") and self.goes_on(tokens, remarks):
                continue
            else:
                statement.tokens = tuple(tokens)
                return statement
            self.index += 1

    def group(self) -> Token:
        """A bracket and all inside; one that is not closed ends at its line."""
        start = self.letters[self.index].start
        depth, at, line = 0, self.index, None
        while True:
            letter = self.letters[at]
            if letter.kind == "(":
                depth += 1
            elif letter.kind == ")":
                depth -= 1
                if depth == 0:
                    break
            elif letter.kind == "line":
                line = line or at
            elif letter.kind in ("{", "}", ";", "end"):
                at = (line or at) - 1
                while self.letters[at].kind == "comment":
                    at -= 1
                break
            at += 1
        self.index = at
        return Token("group", start, self.letters[at].end)

    def goes_on(self, tokens: list[Token], remarks: Remarks) -> bool:
        """Whether the statement goes on below; if so, steps over line ends and keeps the comments between."""
        ahead = self.index
        while self.letters[ahead].kind in ("line", "comment"):
            ahead += 1
        letter = self.letters[ahead]
        if not tokens or not self.joins(tokens[-1], letter):
            return False
        for passed in self.letters[self.index : ahead]:
            if passed.kind == "comment":
                written = self.source.text[passed.start : passed.end].rstrip()
                if remarks.beside:
                    remarks.above = (*remarks.above, written)
                else:
                    remarks.beside = written
        self.index = ahead
        return True

    def joins(self, last: Token, letter: Letter) -> bool:
        if letter.kind == "{":
            return True
        if letter.kind in ("end", "}", ";"):
            return False
        if last.kind == "word" and _GOES_ON_AFTER.search(self.text[last.start : last.end]):
            return True
        word = self.text[letter.start : letter.end]
        if letter.kind == "word" and word in _GOES_ON_WITH:
            return True
        if letter.kind == "word" and _SIGN_FIRST.match(word):
            sign = "".join(re.findall(r"^[-+*/=]+", word)) or word
            self.report.add(
                rules.LINE_BEGINS_WITH_SIGN.at(
                    Span(self.source, letter.start, letter.start + len(sign)),
                    f"This line begins with “{sign}”.",
                    help=f"end the line above with {sign}",
                )
            )
            return True
        return False

    def braces(self, statement: Statement) -> None:
        """The body of a statement."""
        opening = self.letters[self.index]
        self.index += 1
        if len(self.open) >= DEEPEST:
            self.report.add(
                rules.NESTED_TOO_DEEP.at(
                    Span(self.source, opening.start, opening.end), f"Braces stand more than {DEEPEST} deep here."
                )
            )
            self.skip()
            return
        self.open.append(opening)
        if self.letters[self.index].kind == "comment":
            letter = self.letters[self.index]
            written = self.source.text[letter.start : letter.end].rstrip()
            remarks = statement.remarks
            if remarks.beside:
                remarks.above = (*remarks.above, written)
            else:
                remarks.beside = written
            self.index += 1
        statement.body, statement.remarks.below = self.body()
        closing = self.letters[self.index]
        statement.one_line = "\n" not in self.source.text[opening.start : closing.end]
        if closing.kind == "}":
            self.index += 1
        else:
            self.not_closed(opening, closing)
        self.open.pop()

    def not_closed(self, opening: Letter, closing: Letter) -> None:
        self.left_open = True
        finding = rules.OPEN_BRACE.at(
            Span(self.source, opening.start, opening.end), "This brace is not closed.", help="add } where it ends"
        )
        if closing.kind != "end":
            place = Span(self.source, closing.start, closing.end)
            finding = finding.because(place, "it was taken to end above this line")
        self.report.add(finding)

    def skip(self) -> None:
        """Goes to behind the brace that closes the last one."""
        depth = 1
        while depth and self.letters[self.index].kind != "end":
            depth += {"{": 1, "}": -1}.get(self.letters[self.index].kind, 0)
            self.index += 1
