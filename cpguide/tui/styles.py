"""Where the style sheets are. A screen that few people open brings its own, read when it is first shown."""

from __future__ import annotations

from pathlib import Path

STYLES = Path(__file__).parent
