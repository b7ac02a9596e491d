from __future__ import annotations

from datetime import date

import pytest

from cpguide.check.in_words import condition_words, in_words
from cpguide.guide.calendar import Moment, Span
from cpguide.guide.condition import ALWAYS, All, Any, Chosen, Condition, Dated, Holds, Not, Shows
from cpguide.guide.model import Fact, Guide, Route
from tests.engine.guides import ABOUT, EMPTY, item, question

A, B, C = Chosen("one", ("a",)), Chosen("one", ("b",)), Chosen("several", ("c",))
FACT = Holds("known")


@pytest.fixture
def guide() -> Guide:
    questions = [question("one", "one", 3), question("several", "several", 3), question("day", "date", 0)]
    facts = {"known": Fact("known", "the thing is known.", A, ())}
    routes = {"go": Route("go", "Go on", "", A, False, "", ())}
    items = {"step": item("step", ALWAYS)._replace(title="Do it")}
    return Guide(ABOUT, {q.id: q for q in questions}, facts, routes, items, EMPTY, "0" * 64)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "in every case"),
        (Any(()), "in no case"),
        (Not(()), "in every case"),
        (Not((ALWAYS,)), "in no case"),
        (A, "one is a"),
        (Chosen("one", ("a", "b")), "at least one of: one is a; one is b"),
        (FACT, "the thing is known (fact known)"),
        (All((A,)), "one is a"),
        (All((A, C)), "all of: one is a; several is c"),
        (All((A, All((B, C)))), "all of: one is a; one is b; several is c"),
        (Any((A, C)), "at least one of: one is a; several is c"),
        (Any((A, Any((B, Chosen("several", ("b", "c")))))),
         "at least one of: one is a; one is b; several is b; several is c"),
        (All((A, Any((B, C)))), "all of: one is a; (at least one of: one is b; several is c)"),
        (Any((All((A, C)), FACT)),
         "at least one of: (all of: one is a; several is c); the thing is known (fact known)"),
        (Not((A,)), "it is not so that one is a"),
        (Not((FACT,)), "it is not so that the thing is known (fact known)"),
        (Not((A, C)), "none of: one is a; several is c"),
        (Not((Chosen("one", ("a", "b")), FACT)),
         "none of: one is a; one is b; the thing is known (fact known)"),
        (Not((Any((A, C)),)), "none of: one is a; several is c"),
        (Not((All((A, C)),)), "not all of: one is a; several is c"),
        (Not((Not((A,)),)), "one is a"),
        (Not((Not((A, C)),)), "at least one of: one is a; several is c"),
        (Not((All((Not((A,)),)),)), "one is a"),
        (Not((All((Not((A, C)),)),)), "at least one of: one is a; several is c"),
        (Not((Not((All((A, C)),)),)), "all of: one is a; several is c"),
        (Not((A, All((B, C)))), "none of: one is a; (all of: one is b; several is c)"),
        (Dated("day", "before", Moment(None)),
         'the date given for "What about day?" is before the as-of date'),
        (Dated("day", "after", Moment(date(2025, 5, 4))),
         'the date given for "What about day?" is after 2025-05-04'),
        (Dated("day", "within", Span(6, "month")),
         'the date given for "What about day?" is the as-of date or a day up to 6 months after it'),
        (Dated("day", "within_last", Span(1, "year")),
         'the date given for "What about day?" is the as-of date or a day up to 1 year before it'),
        (Not((Dated("day", "before", Moment(None)),)),
         'it is not so that the date given for "What about day?" is before the as-of date'),
        (Shows(("go",)), 'the route "Go on" holds'),
        (Shows(("go", "step")), 'at least one of: the route "Go on" holds; the step "Do it" shows'),
        (Not((Shows(("step",)),)), 'the step "Do it" does not show'),
        (Not((Not((Shows(("step",)),)),)), 'the step "Do it" shows'),
        (Not((Shows(("go",)),)), 'the route "Go on" does not hold'),
        (Not((Shows(("go", "step")),)), 'none of: the route "Go on" holds; the step "Do it" shows'),
    ],
)  # fmt: skip
def test_every_form_has_its_words(guide: Guide, condition: Condition, words: str) -> None:
    assert condition_words(guide, condition) == words


def test_the_nested_form_says_the_same(guide: Guide) -> None:
    words = in_words(guide, All((A, Not((B, FACT)))))
    assert words.text == "all of these are true"
    first, second = words.parts
    assert (first.text, first.about, first.id) == ("one is a", "question", "one")
    assert second.text == "none of these is true"
    assert [(part.about, part.id) for part in second.parts] == [("question", "one"), ("fact", "known")]


def test_a_title_in_quotation_marks_is_not_quoted_twice(guide: Guide) -> None:
    myth = guide.items["step"]._replace(title='"It is quicker"', kind="advice")
    guide = guide._replace(items={"step": myth})
    assert condition_words(guide, Shows(("step",))) == 'the advice "It is quicker" shows'


def test_the_same_words_about_two_questions_are_told_apart(guide: Guide) -> None:
    one = guide.questions["one"]
    same = one._replace(id="other")
    guide = guide._replace(questions={**guide.questions, "other": same})
    assert condition_words(guide, Any((A, Chosen("other", ("a",))))) == (
        "at least one of: one is a (question one); one is a (question other)"
    )


def test_a_statement_with_marks_that_join_statements_stands_in_quotes(guide: Guide) -> None:
    odd = guide._replace(facts={"known": Fact("known", "it is so; or (nearly) so", A, ())})
    words = condition_words(odd, All((FACT, C)))
    assert words == 'all of: "it is so; or (nearly) so" (fact known); several is c'
