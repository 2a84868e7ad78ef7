"""How wide words are when the reader's letters are not known, and where their lines break."""

from __future__ import annotations

import unicodedata

_WIDTHS = {
    31: "'",
    34: "ijl",
    35: " ",
    38: "/IJ\\|,.",
    40: ":;",
    42: "-",
    46: "!f()[]",
    49: "rt",
    52: '_`"*',
    60: "?zcs–’‘",
    65: "Lvxy",
    68: "aEFTek“”",
    72: "ohnuSYbdgpq0123456789${}",
    77: "CPZBAKRVX",
    84: "UGD#+<=>HN^~−",
    88: "OQ&",
    92: "w",
    100: "%@M…",
    110: "mW",
}
_WIDTH = {sign: width for width, signs in _WIDTHS.items() for sign in signs}
_OTHER, _IDEOGRAPH, _PLAIN = 100, 104, 0.93


def width_of(text: str, size: float, bold: bool = False) -> float:
    """At most so wide in the letters that systems have: those of the widest of them, DejaVu Sans."""
    hundredths = sum(_sign(sign) for sign in text)
    return hundredths * size / 100 * (1 if bold else _PLAIN)


def _sign(sign: str) -> int:
    if sign in _WIDTH:
        return _WIDTH[sign]
    if unicodedata.combining(sign):
        return 0
    plain = unicodedata.normalize("NFD", sign)[0]
    if plain in _WIDTH:
        return _WIDTH[plain]
    return _IDEOGRAPH if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF else _OTHER + 22


def lines_of(text: str, width: float, size: float, bold: bool = False, most: int | None = None) -> list[str]:
    """The text in lines that are not wider; a word that is too long is parted, a text that is ends in “…”."""
    lines: list[str] = []
    line = ""
    for word in _clean(text).split():
        longer = f"{line} {word}" if line else word
        if width_of(longer, size, bold) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _parted(word, width, size, bold)
        lines += full
    lines += [line] if line else []
    if most is not None and len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + "…", width, size, bold)]
    return lines


def _clean(text: str) -> str:
    """Without signs that XML forbids or that turn the direction of the text around them."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Cn", "Zl", "Zp") else sign for sign in text)


def _parted(word: str, width: float, size: float, bold: bool) -> list[str]:
    parts = [""]
    for sign in word:
        if parts[-1] and width_of(parts[-1] + sign, size, bold) > width:
            parts.append("")
        parts[-1] += sign
    return parts


def _cut(text: str, width: float, size: float, bold: bool) -> str:
    while len(text) > 1 and width_of(text, size, bold) > width:
        text = text[:-2].rstrip() + "…"
    return text


def plain(text: str) -> str:
    """A text in one line, with nothing in it that XML forbids."""
    return " ".join(_clean(text).split())
