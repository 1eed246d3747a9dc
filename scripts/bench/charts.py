"""Small charts as SVG, written by hand: readable on light and dark pages, no script, no font to load."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Final

WIDTH: Final = 640
LEFT: Final = 180
RIGHT: Final = 100
BAR: Final = 16
GAP: Final = 7
COLOURS: Final = ("a", "b")

STYLE: Final = (
    "text{font:13px system-ui,sans-serif;fill:#1f2328}.t{font-weight:600}.m{fill:#59636e}"
    ".a{fill:#0969da}.b{fill:#bc4c00}.w{stroke:#1f2328;stroke-width:1.5}.g{stroke:#d1d9e0}"
    "@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.m{fill:#9198a1}.a{fill:#4493f8}.b{fill:#f0883e}"
    ".w{stroke:#f0f6fc}.g{stroke:#3d444d}}"
)

Bar = tuple[float, Sequence[float] | None]
"""Share (0–1) and its interval."""


def share_bars(title: str, bars: Mapping[str, Bar]) -> str:
    """Return a chart of shares between 0 and 100 %, one bar a name, with its interval as a line."""
    room = WIDTH - LEFT - RIGHT
    parts, top = [], 40
    for name, (share, limits) in bars.items():
        middle = top + BAR / 2
        parts.append(_text(LEFT - 8, middle + 4, name, "end"))
        parts.append(f'<rect class="a" x="{LEFT}" y="{top}" width="{share * room:.1f}" height="{BAR}" rx="2"/>')
        if limits is not None:
            low, high = (LEFT + limit * room for limit in limits)
            parts.append(f'<path class="w" d="M{low:.1f} {middle}H{high:.1f}"/>')
        parts.append(_text(LEFT + room + 8, middle + 4, f"{share:.1%}"))
        top += BAR + GAP
    said = "; ".join(f"{name} {share:.1%}" for name, (share, _) in bars.items())
    return _svg(title, said, top + 4, parts)


def histogram(title: str, unit: str, edges: Sequence[float], series: Mapping[str, Sequence[float]]) -> str:
    """Return how the values of up to two ``series`` are spread over ``edges``, as shares; the last bar is open above."""
    height, floor = 150.0, 200.0
    left, room = 48, WIDTH - 68
    step = room / len(edges)
    shares = {name: binned(values, edges) for name, values in series.items()}
    most = max((share for row in shares.values() for share in row), default=0.0) or 1.0
    parts = [f'<path class="g" d="M{left} {floor}H{left + room}"/>']
    for at, (name, row) in enumerate(shares.items()):
        width = step * 0.8 / len(shares)
        for number, share in enumerate(row):
            tall = height * share / most
            x = left + number * step + step * 0.1 + at * width
            colour = COLOURS[at % len(COLOURS)]
            parts.append(
                f'<rect class="{colour}" x="{x:.1f}" y="{floor - tall:.1f}" width="{width:.1f}" height="{tall:.1f}"/>'
            )
        parts.append(f'<rect class="{COLOURS[at % len(COLOURS)]}" x="{430 + at * 90}" y="30" width="12" height="12"/>')
        parts.append(_text(446 + at * 90, 41, name))
    for number, edge in enumerate(edges):
        parts.append(_text(left + number * step, floor + 18, f"{edge:g}", "middle", "m"))
    parts.append(_text(left + room, floor + 36, unit, "end", "m"))
    parts.append(_text(left - 6, floor - height + 8, f"{most:.0%}", "end", "m"))
    said = "; ".join(f"{name}: {', '.join(f'{share:.1%}' for share in row)}" for name, row in shares.items())
    return _svg(title, said, int(floor) + 44, parts)


def binned(values: Sequence[float], edges: Sequence[float]) -> list[float]:
    """Return the share of ``values`` from each edge up to the next, the last without an end; all 0 of nothing."""
    counts = [0] * len(edges)
    for value in values:
        inside = [at for at, edge in enumerate(edges) if value >= edge]
        if inside:
            counts[inside[-1]] += 1
    return [count / len(values) if values else 0.0 for count in counts]


def _text(x: float, y: float, text: str, anchor: str = "start", kind: str = "") -> str:
    named = f' class="{kind}"' if kind else ""
    return f'<text{named} x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _svg(title: str, description: str, height: int, parts: Sequence[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img">',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            f"<style>{STYLE}</style>",
            _text(12, 20, title, kind="t"),
            *parts,
            "</svg>",
            "",
        ]
    )
