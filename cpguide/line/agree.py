"""Whether to go on with a case that was kept under other rules: asked before anything is written."""

from __future__ import annotations

from contextlib import suppress

from cpguide.line.ear import Ear
from cpguide.line.said import echo, said
from cpguide.line.talk import YES_OR_NO
from cpguide.line.voice import Voice

ASKS = "Go on with this case?"
NOT_OPENED = "The case was not opened. Nothing was written."


def agreed(ear: Ear, voice: Voice, *first: str) -> bool:
    """Say what differs, and hear yes; no, quit and the end of the input all mean no."""
    try:
        answer = _heard(ear, voice, first)
    except KeyboardInterrupt:
        with suppress(OSError):
            voice.say([""])
        raise
    if not answer:
        voice.say(said(NOT_OPENED))
    return answer


def _heard(ear: Ear, voice: Voice, first: tuple[str, ...]) -> bool:
    ear.forget()
    voice.say(said(*first, "", f"{ASKS} {YES_OR_NO}"))
    while True:
        voice.ask("Go on: ")
        typed = ear.line()
        if typed is None:
            voice.say([""])
            return False
        if not ear.live:  # no terminal has shown it
            voice.say(said(echo(typed)))
        word = typed.strip().casefold()
        if word in ("yes", "no", "quit"):
            return word == "yes"
        ear.forget()
        voice.say(said(YES_OR_NO))
