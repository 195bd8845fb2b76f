"""The query language: one grammar for the filter line, the command line and saved views."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a query, with where it stands so that a wrong one can be shown as such."""

    field: str | None
    """"country", "about" …; None for free words and phrases."""
    value: str
    negated: bool
    start: int
    end: int
    problem: str | None = None
    """Why the term isn't understood, as one short sentence; such a term filters nothing."""


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query. The same field twice means either, different fields mean both."""

    text: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def problems(self) -> tuple[Term, ...]:
        """The terms that aren't understood."""
        return tuple(term for term in self.terms if term.problem)


def parse(text: str) -> Query:
    """Parse a query; never raises: what isn't understood becomes a term with a `problem`."""
    raise NotImplementedError
