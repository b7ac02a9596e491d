"""An installation that a test may spoil: a folder of packages as an installer leaves it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from cpguide import __version__
from cpguide.guide.where import rules_folder

ROOT = Path(__file__).parent.parent
RUN = "import sys; sys.path.append({!r}); from cpguide.cli import main; sys.exit(main({!r}))"


def installed(place: Path) -> Path:
    """A folder of installed packages, each but cpguide a link, which a test may spoil."""
    site = place / "site"
    site.mkdir()
    spec = find_spec("textual")
    assert spec
    assert spec.origin
    for path in Path(spec.origin).parent.parent.iterdir():
        if "cpguide" not in path.name and path.suffix != ".pth":
            (site / path.name).symlink_to(path)
    shutil.copytree(ROOT / "cpguide", site / "cpguide")
    shutil.copytree(rules_folder(), site / "cpguide" / "shipped_rules")
    _record(site)
    return site


def _record(site: Path) -> None:
    """What an installer writes down about cpguide."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [f"Requires-Dist: {need}" for need in project["dependencies"]]
    for extra, packages in project["optional-dependencies"].items():
        asked += [f"Requires-Dist: {need}; extra == '{extra}'" for need in packages if "[" not in need]
    info = site / f"cpguide-{__version__}.dist-info"
    info.mkdir()
    head = ["Metadata-Version: 2.1", "Name: cpguide", f"Version: {__version__}"]
    (info / "METADATA").write_text("\n".join([*head, *asked, ""]))
    files = [path for path in (site / "cpguide").rglob("*") if path.is_file()]
    (info / "RECORD").write_text("".join(_line(site, path) for path in files))


def _line(site: Path, path: Path) -> str:
    data = path.read_bytes()
    digest = urlsafe_b64encode(sha256(data).digest()).decode().rstrip("=")
    return f"{path.relative_to(site)},sha256={digest},{len(data)}\n"


def gone(*names: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        for name in names:
            for path in site.glob(name):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    return spoil


def _written(name: str, text: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        (site / name).unlink(missing_ok=True)
        (site / name).write_text(text)

    return spoil


def broken_yaml(site: Path) -> None:
    (site / "yaml").unlink()
    (site / "yaml").mkdir()
    (site / "yaml" / "__init__.py").write_text("import yaml.nothing")


def half_textual(site: Path) -> None:
    whole = (site / "textual").resolve()
    (site / "textual").unlink()
    (site / "textual").mkdir()
    for path in whole.iterdir():
        if path.name != "app.py":
            (site / "textual" / path.name).symlink_to(path)


def other_version(old: str, new: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        info = site / f"{old}.dist-info"
        text = (info / "METADATA").read_text(encoding="utf-8")
        gone(info.name)(site)
        info.mkdir()
        text = text.replace(f"\nVersion: {old.rpartition('-')[2]}", f"\nVersion: {new}")
        (info / "METADATA").write_text(text, encoding="utf-8")

    return spoil


def twice(site: Path) -> None:
    (site / "rich-1.0.dist-info").symlink_to(next(site.glob("rich-*.dist-info")).resolve())


def altered(site: Path) -> None:
    path = site / "cpguide/shipped_rules/steps.yaml"
    path.write_bytes(path.read_bytes()[:-2] + b"#\n")


TEXTUAL = "textual-8.2.8"


def command(site: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-B", "-c", RUN.format(str(site), list(arguments))]


def run(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program of this installation, with an empty case on its standard input."""
    everything = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(
        command(site, *arguments), input="answers: {}", capture_output=True, text=True, env=everything
    )
