"""A figure's way through time as a small step plot: plain SVG, drawn on the server."""

from datetime import UTC, datetime

from markupsafe import Markup, escape

from rashomon.types import Series, Told

WIDTH, HEIGHT, MARGIN = 320, 72, 8


def plot(series: Series) -> Markup:
    """The steps of a series, the time to the right and the figure upwards, each step with its words as its title."""
    steps = [s for s in series.steps if s.low is not None or s.high is not None]
    times = [_seconds(s.at) for s in steps]
    values = [_value(s) for s in steps]
    first, wide = min(times), max(times) - min(times) or 1.0
    high = max(values) or 1.0
    xs = [MARGIN + (t - first) / wide * (WIDTH - 2 * MARGIN) for t in times]
    ys = [HEIGHT - MARGIN - v / high * (HEIGHT - 2 * MARGIN) for v in values]
    path = f"M{xs[0]:.1f} {ys[0]:.1f}" + "".join(f"H{x:.1f}V{y:.1f}" for x, y in zip(xs[1:], ys[1:], strict=True))
    dots = Markup("").join(
        Markup('<circle cx="{:.1f}" cy="{:.1f}" r="3"><title>{}</title></circle>').format(x, y, _said(s))
        for x, y, s in zip(xs, ys, steps, strict=True)
    )
    label = escape(f"{series.name}: " + "; ".join(_said(s) for s in steps))
    size = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    return Markup(f'<svg class="plot" role="img" {size} aria-label="{label}"><path d="{path}"/>{dots}</svg>')


def _value(step: Told) -> float:
    return float((step.low if step.low is not None else step.high) or 0.0)


def _said(step: Told) -> str:
    return f"{step.at[:16]} {step.outlet or step.account}: {step.words}"


def _seconds(at: str) -> float:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return 0.0
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
