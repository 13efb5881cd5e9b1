"""Stretches of time as readings hold them, compared."""

Ends = tuple[str, str]
"""ISO 8601: bare days and longer are both included, hours run from the first to the last."""


def meet(a: Ends, b: Ends) -> bool:
    """Whether two stretches have a moment in common, as far as they are told."""
    return a[0] < _closing(b) and b[0] < _closing(a)


def _closing(ends: Ends) -> str:
    """The end, or what sorts after everything in it where it is a day that belongs to the stretch, or one moment."""
    return ends[1] + "~" if "T" not in ends[1] or ends[0] == ends[1] else ends[1]
