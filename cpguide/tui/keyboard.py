"""What comes from the keyboard: any bytes are borne, and its end is noticed.

Textual's reader of keys ends the program at a byte that is no UTF-8, as an old terminal may send for "é", and
asks for ever where the terminal is gone and nobody sent a signal. Both are mended where it decodes what came.
"""

from __future__ import annotations

from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from codecs import IncrementalDecoder as Utf8
else:
    Utf8 = getincrementaldecoder("utf-8")


class Typed(Utf8):
    """Turns bytes into text; bytes that are no text become U+FFFD. Raises `EOFError` at the end."""

    def __init__(self, errors: str = "replace") -> None:
        super().__init__(errors)

    def decode(self, data: bytes, final: bool = False) -> str:  # type: ignore[override] # of buffers, only bytes
        """The text of what was read."""
        if not data and not final:  # asked only when there was something to read
            raise EOFError
        return super().decode(data, final)


def bear_any_bytes() -> None:
    """Let Textual decode by `Typed`; where there are no such terminals it reads keys in another way."""
    with suppress(ImportError):
        from textual.drivers import linux_driver

        linux_driver.getincrementaldecoder = lambda _: Typed  # type: ignore[attr-defined, assignment]
