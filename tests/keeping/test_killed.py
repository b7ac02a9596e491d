"""kill -9 at hundreds of random moments, and at every call to the system."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.catalogue import bad


@bad(82)
def test_nothing_that_was_told_is_lost_by_a_kill(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.keeping.killed", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["kills"] == 300
    assert found["changes"] > 300, "they were killed at work"
    assert found["steps"] >= 7
