"""The follow-up rates of groups as one picture: a mark for the rate, a bar for its interval."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

from ..over_time.followup import Rate
from .text import lines_of, plain

_ROW, _LEFT, _WIDE, _RIGHT, _TOP = 34, 190, 380, 150, 46
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1c2733}.quiet{fill:#51606e;font-size:12px}"
    ".line{stroke:#c6ced6}.bar{stroke:#1f5a8a;stroke-width:3}.mark{fill:#1f5a8a}"
    "@media(prefers-color-scheme:dark){text{fill:#e6ebf0}.quiet{fill:#a9b5c1}.line{stroke:#46525e}"
    ".bar{stroke:#7db7e8}.mark{fill:#7db7e8}}"
)


def picture(found: Sequence[Rate], line: str) -> str:
    """One SVG; its text alternative says all figures."""
    height = _TOP + _ROW * len(found) + 58
    width = _LEFT + _WIDE + _RIGHT
    rows = "".join(_row(rate, _TOP + _ROW * place + _ROW / 2) for place, rate in enumerate(found))
    bottom = _TOP + _ROW * len(found)
    ticks = "".join(
        f'<line class="line" x1="{_x(share)}" y1="{_TOP - 6}" x2="{_x(share)}" y2="{bottom}"/>'
        f'<text class="quiet" x="{_x(share)}" y="{bottom + 18}" text-anchor="middle">{int(100 * share)} %</text>'
        for share in (0, 0.25, 0.5, 0.75, 1)
    )
    told = " ".join(_told(rate) for rate in found) + f" {line[0].upper()}{line[1:]}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="title told"><title id="title">Asked again, of those whose window has closed</title>'
        f'<desc id="told">{escape(told)}</desc><style>{_STYLE}</style>'
        f'<text x="12" y="24" font-weight="600">Asked again, of those whose window has closed</text>'
        f'{ticks}{rows}<text class="quiet" x="12" y="{bottom + 44}">{escape(line[0].upper() + line[1:])}.</text></svg>\n'
    )


def _x(share: float) -> float:
    return round(_LEFT + share * _WIDE, 1)


def _row(rate: Rate, y: float) -> str:
    name = _name(rate)
    (shown,) = lines_of(name, _LEFT - 22, 14, most=1) or [""]
    label = f'<text x="12" y="{y + 5}">{escape(shown)}</text>'
    if rate.rate is None or rate.interval is None:
        why = "too few to show" if not rate.is_shown else "no window has closed"
        return label + f'<text class="quiet" x="{_LEFT + 6}" y="{y + 5}">{why}</text>'
    low, high = rate.interval
    return (
        f'{label}<line class="bar" x1="{_x(low)}" y1="{y}" x2="{_x(high)}" y2="{y}"/>'
        f'<circle class="mark" cx="{_x(rate.rate)}" cy="{y}" r="6"/>'
        f'<text x="{_LEFT + _WIDE + 14}" y="{y + 5}">{100 * rate.rate:.1f} % ({rate.done} of {rate.closed})</text>'
    )


def _name(rate: Rate) -> str:
    return "Everybody" if rate.group == "all" else plain(rate.name)


def _told(rate: Rate) -> str:
    if rate.rate is None or rate.interval is None:
        return f"{_name(rate)}: {'too few to show' if not rate.is_shown else 'no window has closed'}."
    low, high = rate.interval
    share = f"{100 * rate.rate:.1f} %, 95 % interval {100 * low:.1f} to {100 * high:.1f} %"
    return f"{_name(rate)}: {rate.done} of {rate.closed} ({share})."
