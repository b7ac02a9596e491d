"""The files of a rules folder opened one by one, and the memory of which could not be read."""

from __future__ import annotations

from cpguide.guide.page import Page
from cpguide.guide.problem import Problems
from cpguide.guide.reader import read


class Files:
    """The bytes of the files by name, opened as pages on demand.

    `unread` names the files and folders of which something could not be read: nothing is said against
    an id that may stand there.
    """

    def __init__(self, files: dict[str, bytes], problems: Problems) -> None:
        self.names = tuple(files)
        self.unread: set[str] = set()
        self._files = files
        self._problems = problems

    def page(self, name: str) -> Page | None:
        """The page in the file of this name; None when there is none or it cannot be read."""
        data = self._files.get(name)
        page = None if data is None else read(name, data, self._problems)
        if page is None and self._problems.about(name):
            self.unread.add(name.partition("/")[0].removesuffix(".yaml"))
        return page
