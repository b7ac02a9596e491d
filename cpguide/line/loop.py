"""The loop of line mode: say, hear, keep; until somebody leaves or there is nothing left to hear."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from cpguide.casefile import typed_path
from cpguide.engine.interview import Interview
from cpguide.engine.result import Result
from cpguide.exit import Exit, complain
from cpguide.guide.problem import shown
from cpguide.keeping import Keeping
from cpguide.line import pages
from cpguide.line.ear import Ear
from cpguide.line.said import echo, said
from cpguide.line.talk import Deed, Talk
from cpguide.line.voice import Voice
from cpguide.output.kept import LACKING, NOT_SAVED, NOTHING_KEPT, fate_words, kept_words, stays_words
from cpguide.spelled import spelled


class Files(NamedTuple):
    """What is done with a file whose name was typed. Both raise `OSError`, `RuntimeError`, `ValueError`.

    `begin` begins to keep the case in it, `export` writes the result to it and returns its name.
    """

    begin: Callable[[str, Interview], Keeping]
    export: Callable[[str, Result], str]


class Loop:
    """Carries a conversation from a stream to another, and the case into a file where that is wanted."""

    def __init__(
        self, ear: Ear, voice: Voice, files: Files, kept: Keeping | None = None, wanted: bool = False
    ) -> None:
        self._ear, self._voice = ear, voice
        self._files = files
        self._kept = kept
        self._wanted = wanted
        """Whether the case is to be kept also where there is no file for it."""
        self._behind = False
        """Whether answers were to be on the disk and are not."""

    @property
    def fate(self) -> str:
        """What becomes of the case when the program ends by a fault of its own."""
        return fate_words(self._kept is not None)

    def run(self, talk: Talk, *first: str) -> Exit:
        """Talk until the end; the file is let go of however that comes."""
        try:
            return self._talk(talk, first)
        except KeyboardInterrupt:
            with suppress(OSError):
                self._voice.say([""])
            raise
        finally:
            if self._kept:
                self._kept.end()

    def _talk(self, talk: Talk, first: tuple[str, ...]) -> Exit:
        turn, warned = talk.begin(), False
        self._ear.forget()
        self._say(*first)
        self._voice.say(turn.says)
        while True:
            talk = turn.talk
            self._voice.ask(talk.prompt)
            typed = self._ear.line()
            if typed is None:
                return self._end(talk)
            if not self._ear.live:  # no terminal has shown it
                self._say(echo(typed))
            turn = talk.hear(typed)
            if turn.talk.interview is not talk.interview:
                self._keep(turn.talk.interview)
            self._ear.forget()  # what was typed ahead is not meant for a question that nobody has seen
            self._voice.say(turn.says)
            if turn.deed and turn.deed.does == "quit":
                if warned or self._may_leave(turn.talk.interview):
                    return self._farewell(Exit.FINE)
                warned = True
                continue
            warned = False
            if turn.deed:
                self._do(turn.deed, turn.talk.interview)

    def _say(self, *texts: str) -> None:
        self._voice.say(said(*texts))

    def _keep(self, interview: Interview) -> None:
        """Write the case; where that cannot be, say so at once and go on."""
        if not self._kept:
            self._behind = self._wanted
            return
        try:
            self._kept.keep(interview)
        except OSError as error:
            self._behind = True
            self._not_saved(error)
        else:
            self._behind = False

    def _not_saved(self, error: Exception) -> None:
        words = f"{NOT_SAVED} {_why(error)}"
        self._say(words, "To keep the case elsewhere type save and another name.")
        if not self._ear.live:  # where nobody listens, at least who reads the log is told
            complain(words)

    def _do(self, deed: Deed, interview: Interview) -> None:
        if deed.does == "save":
            self._save(deed.path, interview)
            return
        try:
            name = self._files.export(deed.path, Result(interview))
        except (OSError, ValueError, RuntimeError) as error:
            self._say(f"NOT WRITTEN: {_why(error)}")
        else:
            self._say(f"The result is written to {name}.")

    def _save(self, typed: str, interview: Interview) -> None:
        try:
            if self._kept and self._kept.holds(typed_path(typed)):
                self._keep(interview)
            else:
                begun = self._files.begin(typed, interview)
                if self._kept:
                    self._kept.end()
                self._kept, self._behind = begun, False
        except (OSError, ValueError, RuntimeError) as error:
            self._wanted, self._behind = True, self._behind or not self._kept
            self._not_saved(error)
            return
        if not self._behind:
            self._say(*kept(self._kept))

    def _end(self, talk: Talk) -> Exit:
        """Nothing more is heard: tell what is lost and what is missing."""
        self._say("")
        self._catch_up(talk.interview)
        if talk.editing:
            self._say("The change was not kept.")
        if talk.interview.complete:
            return self._farewell(Exit.FINE)
        self._say("The input ended before the last question.", "")
        self._voice.say(pages.result(talk.interview))
        code = self._farewell(Exit.CASE)
        complain(pages.missing(talk.interview))
        return code

    def _catch_up(self, interview: Interview) -> None:
        """Try once more to write what the file lacks: the disk may have room again."""
        if self._behind and self._kept:
            self._keep(interview)

    def _may_leave(self, interview: Interview) -> bool:
        """Whether nothing would be lost, or nobody is there who could be asked."""
        self._catch_up(interview)
        if not (self._behind and self._ear.live):
            return True
        self._say(self._lost(), "To leave all the same type quit again.")
        return False

    def _lost(self) -> str:
        return f"{NOT_SAVED} {LACKING if self._kept else NOTHING_KEPT}"

    def _farewell(self, code: Exit) -> Exit:
        """Say what becomes of the case; the exit code, which tells where answers are lost."""
        if self._behind:
            self._say(self._lost())
            return Exit.FILES
        if self._kept:
            self._say(stays_words(shown(self._kept.path.name)), "To go on with it:")
            self._voice.say([spelled(f"cpguide ask {_to_type(self._kept.path)}")])  # whole, to be copied
        else:
            self._say(NOTHING_KEPT)
        return code


def kept(file: Keeping) -> tuple[str, ...]:
    """That the case is kept, and where; and what is to be known about the file."""
    remark = (file.remark,) if file.remark else ()
    return (*remark, kept_words(shown(file.path.name)))


def _to_type(path: Path) -> str:
    """A path as a shell takes it: short where it lies below the folder we are in."""
    name = str(path)
    with suppress(OSError, ValueError):  # of a folder that is gone, or another one
        name = str(path.relative_to(Path.cwd()))
    name = f".{os.sep}{name}" if name.startswith("-") else name
    if os.name == "nt":
        return f'"{name}"' if " " in name else name
    return shlex.quote(name)


def _why(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    return str(error)
