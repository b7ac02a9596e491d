"""The built wheel carries the rules and starts in a clean environment."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent


def test_the_wheel_starts_in_a_clean_environment(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=110)
    (wheel,) = tmp_path.glob("*.whl")
    home = tmp_path / "env"
    venv.create(home, with_pip=False, symlinks=True)
    python = home / "bin" / "python"
    site = Path(
        subprocess.check_output(
            [python, "-c", "import site; print(site.getsitepackages()[0])"], text=True
        ).strip()
    )
    subprocess.run([python, "-m", "zipfile", "-e", str(wheel), str(site)], check=True)
    # The dependencies come from this environment. Path files in it are not followed, so cpguide does not.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")

    where = "import cpguide, cpguide.guide.where as w; print(cpguide.__file__); print(w.rules_folder())"
    found = subprocess.check_output([python, "-I", "-c", where], text=True, cwd=tmp_path).splitlines()
    assert all(Path(line).is_relative_to(home) for line in found)
    with Terminal([str(python), "-I", "-m", "cpguide", "new"], 80, 24, cwd=tmp_path) as terminal:
        terminal.wait_for("Is anyone in danger")
        terminal.send("xx")
        assert terminal.exit_code() == 0
