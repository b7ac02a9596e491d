"""cpguide: a guided decision about Continued Presence, in a terminal."""

import sys

__version__ = "0.1.0"

if sys.version_info < (3, 11):  # noqa: UP036 - an installer refuses it, a copied folder does not
    sys.stderr.write(
        f"cpguide: this is Python {sys.version_info[0]}.{sys.version_info[1]}. Use 3.11 or later.\n"
    )
    raise SystemExit(70)
