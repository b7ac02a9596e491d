"""`cpguide doctor`, and what every command says, in installations that are not whole."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpguide import __version__
from cpguide.commands.doctor.needs import meets
from cpguide.guide.where import rules_folder
from tests.catalogue import bad
from tests.terminal import Terminal

ROOT = Path(__file__).parent.parent
THERE = Path(sysconfig.get_path("purelib"))
NEEDED = (
    *(
        "textual",
        "yaml",
        "jinja2",
        "markupsafe",
        "rich",
        "pygments",
        "markdown_it",
        "mdit_py_plugins",
        "mdurl",
    ),
    *("platformdirs", "linkify_it", "typing_extensions.py", "_yaml"),
)
RUN = "import sys; sys.path.append({!r}); from cpguide.cli import main; sys.exit(main({!r}))"


def _package(name: str) -> Path:
    from importlib.util import find_spec

    spec = find_spec(name.removesuffix(".py"))
    assert spec
    assert spec.origin
    path = Path(spec.origin)
    return path if name.endswith(".py") else path.parent


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder of installed packages, each but cpguide a link, which a test may spoil."""
    site = tmp_path / "site"
    site.mkdir()
    for name in NEEDED:
        (site / name).symlink_to(_package(name))
    for record in _package("textual").parent.glob("*.dist-info"):
        if not record.name.startswith("cpguide-"):
            (site / record.name).symlink_to(record)
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


def _gone(*names: str) -> Callable[[Path], None]:
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


def _broken_yaml(site: Path) -> None:
    (site / "yaml").unlink()
    (site / "yaml").mkdir()
    (site / "yaml" / "__init__.py").write_text("import yaml.nothing")


def _half_textual(site: Path) -> None:
    whole = (site / "textual").resolve()
    (site / "textual").unlink()
    (site / "textual").mkdir()
    for path in whole.iterdir():
        if path.name != "app.py":
            (site / "textual" / path.name).symlink_to(path)


def _other_version(old: str, new: str) -> Callable[[Path], None]:
    def spoil(site: Path) -> None:
        info = site / f"{old}.dist-info"
        text = (info / "METADATA").read_text(encoding="utf-8")
        _gone(info.name)(site)
        info.mkdir()
        text = text.replace(f"\nVersion: {old.rpartition('-')[2]}", f"\nVersion: {new}")
        (info / "METADATA").write_text(text, encoding="utf-8")

    return spoil


def _twice(site: Path) -> None:
    (site / "rich-1.0.dist-info").symlink_to(next(site.glob("rich-*.dist-info")).resolve())


def _altered(site: Path) -> None:
    path = site / "cpguide/shipped_rules/steps.yaml"
    path.write_bytes(path.read_bytes()[:-2] + b"#\n")


TEXTUAL = "textual-8.2.8"
AGAIN = "Install cpguide again"
SPOILT: dict[str, tuple[Callable[[Path], None], str, int]] = {
    "no textual": (_gone("textual*"), "textual is missing. Run: pip install 'textual==8.2.8'", 111),
    "no rich": (_gone("rich*"), "rich is missing. Run: pip install 'rich>=14.2.0'", 111),
    "old textual": (_other_version(TEXTUAL, "8.2.0"), "textual is 8.2.0, needed is ==8.2.8. Run: pip", 111),
    "half of textual": (_half_textual, "textual 8.2.8 is not whole: 1 of its files missing or changed", 111),
    "no yaml": (_gone("yaml", "[Pp]y[Yy][Aa][Mm][Ll]-*"), "pyyaml is missing. Run: pip install", 111),
    "broken yaml": (_broken_yaml, "Run: pip install --force-reinstall 'pyyaml==", 111),
    "half upgraded": (_other_version(f"cpguide-{__version__}", "9.9"), f"the records of 9.9. {AGAIN}", 111),
    "two records": (_twice, "half upgraded: there are two records of rich in", 111),
    "no rules": (_gone("cpguide/shipped_rules"), f"rules. {AGAIN}", 112),
    "a file gone": (_gone("cpguide/shipped_rules/steps.yaml"), f"/steps.yaml. {AGAIN}", 112),
    "altered rules": (_altered, "rules: steps.yaml:1:1: CP126 RULES ALTERED: ", 112),
    "no style sheet": (_gone("cpguide/tui/cpguide.tcss"), f"such as cpguide/tui/cpguide.tcss. {AGAIN}", 112),
    "no page": (_gone("cpguide/web/page.html"), f"such as cpguide/web/page.html. {AGAIN}", 112),
}


def _command(site: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-I", "-S", "-B", "-c", RUN.format(str(site), list(arguments))]


def run(site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = _command(site, *arguments)
    everything = {**os.environ, "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, input="answers: {}", capture_output=True, text=True, env=everything)


def test_a_whole_installation_has_nothing_wrong(site: Path) -> None:
    done = run(site, "doctor")
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert lines[-1] == "Nothing is wrong."
    assert all(line.split()[0] in ("ok", "note") for line in lines[:-2])
    for words in ("ok     textual 8.2.8", "ok     rules: as they were installed", "extra serve", "SHA-256"):
        assert words in done.stdout


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(spoil, words, marks=bad(number), id=f"{number}-{id}")
        for id, (spoil, words, number) in SPOILT.items()
    ],
)
def test_the_doctor_names_what_is_wrong_and_what_to_do(
    spoil: Callable[[Path], None], words: str, site: Path
) -> None:
    spoil(site)
    done = run(site, "doctor")
    assert (done.returncode, done.stderr) == (1, "")
    assert any(line.startswith("WRONG  ") and words in line for line in done.stdout.splitlines()), done.stdout


@pytest.mark.parametrize(
    ("package", "arguments"), [("yaml", ["decide", "-"]), ("jinja2", ["book"])], ids=["yaml", "jinja2"]
)
@bad(111)
def test_a_missing_package_is_told_in_one_line(package: str, arguments: list[str], site: Path) -> None:
    (site / package).unlink()
    done = run(site, *arguments)
    assert (done.returncode, done.stdout) == (70, "")
    message = f"{package} is missing or broken in this installation. What to do: cpguide doctor"
    assert done.stderr == f"cpguide: {message}\n"


@bad(111)
def test_the_full_screen_without_textual_is_one_line(site: Path) -> None:
    (site / "textual").unlink()
    with Terminal(_command(site, "new")) as terminal:
        assert terminal.exit_code() == 70
        assert terminal.text.strip() == (
            "cpguide: textual is missing or broken in this installation. What to do: cpguide doctor"
        )


@bad(111)
def test_a_python_that_is_too_old_is_told_in_one_line() -> None:
    code = "import sys; sys.version_info = (3, 10, 4, 'final', 0); import cpguide"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.returncode, done.stderr) == (70, "cpguide: this is Python 3.10. Use 3.11 or later.\n")


@bad(112)
def test_without_its_rules_no_command_goes_on(site: Path) -> None:
    shutil.rmtree(site / "cpguide" / "shipped_rules")
    done = run(site, "decide", "-")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == "cpguide: The rules that belong to cpguide are missing. Install cpguide again.\n"


def test_the_doctor_looks_at_other_rules_and_tells_what_is_wrong_with_them(
    site: Path, tmp_path: Path
) -> None:
    rules = shutil.copytree(rules_folder(), tmp_path / "rules")
    assert "a folder of your own" in run(site, "doctor", "--rules", str(rules)).stdout
    (rules / "routes.yaml").write_text("a: [\n")
    done = run(site, "doctor", "--rules", str(rules))
    assert done.returncode == 1
    assert "WRONG  rules: routes.yaml:" in done.stdout
    late = run(site, "doctor", "--as-of", "2099-01-01").stdout
    assert "note   rules: due for review on" in late


def test_the_doctor_names_what_is_dropped_and_tells_no_value(site: Path) -> None:
    said = run(
        site, "doctor", TEXTUAL_LOG="/secret", TEXTUAL_PRESS="1", COLUMNS="5", PYTHONPATH="/secret"
    ).stdout
    assert "secret" not in said
    for name in ("TEXTUAL_LOG", "TEXTUAL_PRESS", "COLUMNS", "PYTHONPATH"):
        assert f"note   {name} is set" in said


def test_the_doctor_looks_at_the_terminal(site: Path) -> None:
    odd = {"NO_COLOR": "1", "PYTHONIOENCODING": "ascii"}
    command = [word for word in _command(site, "doctor") if word != "-I"]
    with Terminal(command, 60, 20, environment=odd) as terminal:
        assert terminal.exit_code() == 0
        for words in ("60 columns by 20 lines. Make it", "NO_COLOR is set", "ascii cannot show every symbol"):
            assert words in terminal.text


@pytest.mark.parametrize(
    ("version", "versions", "fits"),
    [
        ("8.2.8", "==8.2.8", True), ("8.2.80", "==8.2.8", False), ("6.0.3", ">=6.0.2,<7", True),
        ("7.0", ">=6.0.2,<7", False), ("6.0", ">=6.0.2,<7", False), ("1.0", "~=0.1", False),
        ("0.9", "~=0.1", True), ("2.2.0", "!=2.2", False), ("3", "", True), ("10.0", ">9", True),
        ("4.0.0rc1", "<=4.0", True),
    ],
)  # fmt: skip
def test_a_version_meets_what_is_asked(version: str, versions: str, fits: bool) -> None:
    assert meets(version, versions) == fits


@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=4),
    st.sampled_from(["==", ">=", "<=", "!=", "<", ">", "~="]),
    st.lists(st.integers(0, 30), min_size=2, max_size=4),
)
def test_versions_are_compared_as_packaging_compares_them(
    have: list[int], sign: str, want: list[int]
) -> None:
    specifiers = pytest.importorskip("packaging.specifiers")
    version, versions = ".".join(map(str, have)), sign + ".".join(map(str, want))
    assert meets(version, versions) == specifiers.SpecifierSet(versions).contains(version)
