"""Whether the installed rules are still those that were installed: what is shown must be what was shipped.

The installer keeps the SHA-256 of every file it put in place, in the package's own RECORD. Reading that
is faster than asking `importlib.metadata`. This finds slips and damage; who can change the rules on purpose
can change RECORD as well.
"""

from __future__ import annotations

from binascii import b2a_base64
from hashlib import sha256

from cpguide import __version__
from cpguide.guide.problem import Problem, Problems
from cpguide.guide.where import INSTALLED

_ADVICE = "copy the folder and name the copy with --rules."


def report_altered(files: dict[str, bytes], problems: Problems) -> None:
    """Report every file of the installed rules that was changed, removed or added since.

    Says nothing where there is no RECORD of them: not every installer keeps one.
    """
    installed = _installed()
    if not installed:
        return
    for name in sorted({*installed, *files}):
        repair = "Install cpguide again"
        if name not in files:
            what = "this file of the installed rules is missing."
        elif name not in installed:
            what, repair = "this file is none of the installed rules.", "Delete it"
        elif b2a_base64(sha256(files[name]).digest(), newline=False) != installed[name]:
            what = "this file is not as it was installed."
        else:
            continue
        problems.add(Problem("CP126", name, 1, 1, f"RULES ALTERED: {what}", f"{repair}, or {_ADVICE}"))


def _installed() -> dict[str, bytes]:
    """The digest of each file of the rules by its name, as the installer wrote them down."""
    package = INSTALLED.parent
    record = package.parent / f"{package.name}-{__version__}.dist-info" / "RECORD"
    prefix = f"{package.name}/{INSTALLED.name}/"
    try:
        lines = record.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return {}
    found = {}
    for line in lines:
        if line.startswith(prefix) and ".yaml,sha256=" in line:
            name, _, rest = line.removeprefix(prefix).partition(",sha256=")
            digest = rest.partition(",")[0].replace("-", "+").replace("_", "/")
            found[name] = f"{digest}=".encode()
    return found
