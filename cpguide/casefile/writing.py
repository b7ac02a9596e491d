"""A case as the text of a case file, and as plain values."""

from __future__ import annotations

from datetime import date

from cpguide.engine.case import Answer, Case


def case_data(case: Case) -> dict[str, object]:
    """The case as plain values for JSON: its date, its answers, and the dates entered if there are any."""
    answers = {id: list(a) if isinstance(a, tuple) else str(a) for id, a in case.answers.items()}
    dates = {id: str(entered) for id, entered in case.dates.items()}
    return {"as_of": case.as_of.isoformat(), "answers": answers, **({"dates": dates} if dates else {})}


def case_text(case: Case, *comments: str) -> str:
    """The case as the text of a case file, under its comments; the same case gives the same text."""
    lines = [f"# {line}" for comment in comments for line in comment.splitlines()]
    return "\n".join([*lines, *case_lines(case)]) + "\n"


def case_lines(case: Case) -> list[str]:
    """The lines of a case file that say what the case is."""
    answers = [f"  {id}: {_written(answer)}" for id, answer in case.answers.items()]
    dates = [f"  {id}: {entered}" for id, entered in case.dates.items()]
    return [
        f"as_of: {case.as_of.isoformat()}",
        *(["answers:", *answers] if answers else ["answers: {}"]),
        *(["dates:", *dates] if dates else []),
    ]


def _written(answer: Answer) -> str:
    if isinstance(answer, date):
        return answer.isoformat()
    if isinstance(answer, tuple):
        return f"[{', '.join(map(_written, answer))}]"
    return f'"{answer}"' if answer in ("yes", "no") else answer  # which other readers take for true and false
