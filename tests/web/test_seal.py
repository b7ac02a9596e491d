"""A sealed program writes no file, starts no program and reaches no network, whatever a screen forgets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FORBIDDEN = {
    "writing": "open('made', 'w')",
    "adding": "open('there', 'a')",
    "by number": "import os; os.open('made', os.O_WRONLY | os.O_CREAT)",
    "a temporary file": "import tempfile; tempfile.mkstemp(dir='.')",
    "a path": "import pathlib; pathlib.Path('made').write_text('x')",
    "a folder": "import os; os.mkdir('made')",
    "renaming": "import os; os.rename('there', 'made')",
    "removing": "import os; os.remove('there')",
    "a link": "import os; os.symlink('there', 'made')",
    "modes": "import os; os.chmod('there', 0o777)",
    "a program": "import subprocess; subprocess.run(['touch', 'made'])",
    "a shell": "import os; os.system('touch made')",
    "a name": "import socket; socket.getaddrinfo('localhost', 80)",
    "an address": "import socket; socket.create_connection(('127.0.0.1', 9))",
}


@pytest.mark.parametrize("code", FORBIDDEN.values(), ids=FORBIDDEN.keys())
def test_a_sealed_program_leaves_no_trace(code: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept")
    sealed = f"from cpguide.commands.served import seal; seal()\nassert open('there').read()\n{code}"
    done = subprocess.run([sys.executable, "-c", sealed], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "PermissionError: A session in a browser touches no file and no network." in done.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"there": "kept"}
