"""The start of cpguide.pyz: is this Python new enough, and where may the program be unpacked?

Python cannot run all of it from inside the file, so its own files, never a case, are unpacked once into a
folder of the user and found there the next time. Where that cannot be, they go to a folder that is removed
at the end.
"""

import os
import sys

if sys.version_info < (3, 11):
    sys.stderr.write("cpguide: this is Python %d.%d. Use 3.11 or later.\n" % sys.version_info[:2])
    sys.exit(70)


def usable(root):
    """Whether files can be unpacked into the folder, which may have to be made."""
    try:
        os.makedirs(root, 0o700, exist_ok=True)
        return os.access(root, os.W_OK | os.X_OK)
    except OSError:
        return False


def mine(folder):
    """Whether a folder is the user's own: root must not leave files in the folder of another user."""
    try:
        return not hasattr(os, "geteuid") or os.stat(folder).st_uid == os.geteuid()
    except OSError:
        return False


def stop():
    """Say in one line what to do."""
    told = "cpguide: there is no folder to unpack into. Set SHIV_ROOT to one that you can write to.\n"
    sys.stderr.write(told)
    sys.exit(5)


home = os.path.expanduser("~")
if "SHIV_ROOT" in os.environ:
    if not usable(os.path.expanduser(os.environ["SHIV_ROOT"])):
        stop()
elif not (mine(home) and usable(os.path.join(home, ".shiv"))):
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
