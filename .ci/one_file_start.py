"""The start of cpguide.pyz: is this Python new enough, and where may the program be unpacked?

Python cannot run all of it from inside the file, so its own files, never a case, are unpacked once into a folder
of the user and found there the next time. Where that cannot be, they go to a folder that is removed at the end.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("cpguide: this is Python %d.%d. Use 3.11 or later.\n" % sys.version_info[:2])
    sys.exit(70)


def usable(root):
    """Whether files can be unpacked into the folder, and none of another user's would come to belong to root."""
    try:
        root = os.path.abspath(os.path.expanduser(root))
        above = root
        while not os.path.isdir(above):
            above = os.path.dirname(above)
        mine = not hasattr(os, "geteuid") or os.stat(above).st_uid == os.geteuid()
        os.makedirs(root, 0o700, exist_ok=True) if mine else None
        return mine and os.access(root, os.W_OK | os.X_OK)
    except OSError:
        return False


def stop():
    """Say in one line what to do."""
    sys.stderr.write(
        "cpguide: there is no folder to unpack into. Set SHIV_ROOT to one that you can write to.\n"
    )
    sys.exit(5)


if "SHIV_ROOT" in os.environ:
    if not usable(os.environ["SHIV_ROOT"]):
        stop()
elif not usable("~/.shiv"):
    import atexit
    import shutil
    import tempfile

    try:
        os.environ["SHIV_ROOT"] = tempfile.mkdtemp(prefix="cpguide-")
    except OSError:
        stop()
    atexit.register(shutil.rmtree, os.environ["SHIV_ROOT"], ignore_errors=True)

import _bootstrap  # noqa: E402

_bootstrap.bootstrap()
