"""The API tried against its own OpenAPI description, by schemathesis: what it describes is taken, all else refused."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.archive import Archive
from rashomon.server import Settings, application
from rashomon.server.api import TABLE, Call

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed: the API was not tried by it")
checks = pytest.importorskip("schemathesis.specs.openapi.checks")
positive_data_acceptance = checks.positive_data_acceptance
KNOWN = {"story": "s1", "judgement": "1", "id": "gazette"}
"""Names of what is there."""
MODES = [(c, mode) for c in TABLE for mode in ("positive", "negative") if mode == "positive" or c.asks or c.takes]
"""A call that takes nothing cannot be given anything wrong."""


@pytest.mark.parametrize(("call", "mode"), MODES, ids=[f"{c.method} {c.path} {mode}" for c, mode in MODES])
def test_the_api_is_as_it_describes_itself(archive: Archive, call: Call, mode: str) -> None:
    app = application(archive, Settings(burst=10**6, names=("testserver",)))
    described = schemathesis.openapi.from_asgi("/api/openapi.json", app)
    cases = described[call.path][call.method].as_strategy(generation_mode=schemathesis.GenerationMode(mode))
    # What no schema says: that a text has words, that a judgement has a statement of the story to hold on to.
    unsaid = [positive_data_acceptance] if call.takes else []

    @given(case=cases, known=st.booleans())
    @settings(max_examples=30, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    def tried(case: Any, known: bool) -> None:
        if known and mode == "positive":
            case.path_parameters |= {n: v for n, v in KNOWN.items() if n in case.path_parameters}
            case.query |= {n: v for n, v in KNOWN.items() if n in case.query}
        case.call_and_validate(excluded_checks=unsaid)

    tried()
    assert list(archive.verify()) == []
