"""What all tests share: golden files, and the sheets they are made from."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# What commands remember of a person (drafts, summaries, caches) stays out of the tester's own home.
_STATE = tempfile.mkdtemp(prefix="dxsheet-tests-")
os.environ["XDG_STATE_HOME"] = os.environ["XDG_CACHE_HOME"] = _STATE
# A machine that does other work meanwhile is slow; that is no fault of what is tested.
settings.register_profile("dxsheet", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dxsheet")
GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser):
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files anew, then look at them",
    )


@pytest.fixture
def golden(request):
    """Compare a text with tests/golden/pages/NAME, or write it there with --update-golden."""

    def same(name: str, text: str) -> None:
        path = GOLDEN / "pages" / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{path.name} is missing: run pytest --update-golden"
        assert text == path.read_text(encoding="utf-8"), f"{path.name} differs (--update-golden)"

    return same
