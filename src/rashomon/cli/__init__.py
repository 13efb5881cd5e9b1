"""The door for people and scripts: parse what the user says, call the hall, show what comes back."""

import signal
import sys
import traceback
from types import FrameType
from typing import NoReturn

from rashomon.cli.codes import FAILED, INTERRUPTED


def main() -> None:
    """Run the `rashomon` command. Exits 0 done, 1 failed, 2 wrong usage, 3 done but some inputs unusable."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _stop)
    code: str | int | None = 0
    try:
        from rashomon.cli.app import app

        app(prog_name="rashomon")
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as e:
        code = e.code
    except Exception:
        traceback.print_exc()
        print("rashomon: stopped by a fault of its own, shown above; no output file was written", file=sys.stderr)
        code = FAILED
    if code == INTERRUPTED:
        print("rashomon: interrupted; no output file was written", file=sys.stderr)
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    """Turns a request to end into an exception, so that drafts are removed on the way out."""
    sys.exit(128 + number)
