"""A folder of one's own for each sitting."""

import pytest


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder to work in, and a state folder beside it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / ".state"))
    return tmp_path
