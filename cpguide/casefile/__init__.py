"""A case on disk: read strictly, and written so that what is damaged is never half believed."""

from cpguide.casefile.carried import Carried, carried
from cpguide.casefile.kept import Kept, kept_text
from cpguide.casefile.opening import Misfit, Opened, fitting, open_case, read_case
from cpguide.casefile.reading import (
    CASE_KEYS,
    KEPT_KEYS,
    SCENARIO_KEYS,
    CaseError,
    answers_in,
    case_on,
    only_keys,
    open_page,
    remarks,
    tell,
    typed_path,
)
from cpguide.casefile.writing import case_data, case_text

__all__ = [
    "CASE_KEYS",
    "KEPT_KEYS",
    "SCENARIO_KEYS",
    "Carried",
    "CaseError",
    "Kept",
    "Misfit",
    "Opened",
    "answers_in",
    "carried",
    "case_data",
    "case_on",
    "case_text",
    "fitting",
    "kept_text",
    "only_keys",
    "open_case",
    "open_page",
    "read_case",
    "remarks",
    "tell",
    "typed_path",
]
