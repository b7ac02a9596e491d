"""From a folder with installed packages, PLACE/site, to one file that runs, PLACE/cpguide.pyz.

Takes out what depends on the machine it was built on, lets shiv pack the rest, and puts our own start in.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from subprocess import run
from zipfile import ZIP_DEFLATED, ZipFile

PLACE = Path(sys.argv[1])
SITE = PLACE / "site"
START = Path(__file__).with_name("one_file_start.py")
HEAD = b"#!/usr/bin/env python3\n"
COMPILED = (".so", ".pyd", ".pyc")
OF_THIS_MACHINE = ("direct_url.json", "INSTALLER", "REQUESTED")
_LOCAL = re.compile(r"(\.\./|bin/|.*(\.so|/direct_url\.json|/INSTALLER|/REQUESTED),)")
"""Lines of a RECORD about files that are taken out."""


def clean() -> None:
    """Take out compiled parts, which run on one kind of machine only, and what names a place on this one.

    The packages do without the compiled parts: they only make them faster.
    """
    shutil.rmtree(SITE / "bin", ignore_errors=True)
    for path in sorted(SITE.rglob("*")):
        if path.suffix in COMPILED or path.name in OF_THIS_MACHINE:
            path.unlink()
        elif path.name == "RECORD":
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
            path.write_text("".join(line for line in lines if not _LOCAL.match(line)), encoding="utf-8")
    for path in SITE.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


def begin_with_ours(packed: Path, made: Path) -> None:
    """Copy the file with our start instead of the packer's; every entry else as it was."""
    with ZipFile(packed) as old, made.open("wb") as file:
        file.write(HEAD)
        with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=9) as new:
            for entry in old.infolist():
                data = START.read_bytes() if entry.filename == "__main__.py" else old.read(entry)
                new.writestr(entry, data, ZIP_DEFLATED)


clean()
packed = PLACE / "packed"
shiv = [sys.executable, "-m", "shiv", "--site-packages", str(SITE), "--reproducible", "--compressed"]
run([*shiv, "-e", "cpguide.cli:main", "-o", str(packed)], check=True)
begin_with_ours(packed, PLACE / "cpguide.pyz")
