"""Pages that are dated beside one another, as values: without an archive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.intake.dating import DatedText, Evidence, Neighbour, date_alone, date_among
from corpus.intake.furniture import Cleaned, clean
from corpus.intake.raw import RawArticle
from corpus.model import Published
from corpus.reading.sentences import split
from corpus.reading.terms import terms
from corpus.reading.times import read_times

SEEN = date(2026, 11, 22)
ROUNDS = 3


@dataclass(frozen=True)
class Page:
    """A page, cleaned and dated so far."""

    cleaned: Cleaned
    published: Published

    @property
    def evidence(self) -> Evidence:
        text = self.cleaned.text
        return Evidence(text, split(text), self.published, terms(self.cleaned.title, text))

    @property
    def neighbour(self) -> Neighbour:
        evidence = self.evidence
        times = read_times(evidence.text, evidence.sentences, self.published.days if self.published.firm else None)
        passages = [
            DatedText(sentence.text, time.days)
            for sentence in evidence.sentences
            for time in times
            if sentence.start <= time.start < sentence.end and time.days and time.days.is_day and not time.vague
        ]
        return Neighbour(self.published, evidence.terms, passages)


def page_of(raw: object) -> Page:
    """An article as it was found, cleaned and dated by itself."""
    assert isinstance(raw, RawArticle)
    cleaned = clean(raw, lambda _: False)
    return Page(cleaned, date_alone(raw, cleaned, split(cleaned.text), SEEN))


def dated(pages: dict[str, Page], *others: Neighbour) -> dict[str, Page]:
    """The pages dated together and beside others, where each new date may help the next."""
    found = dict(pages)
    for _ in range(ROUNDS):
        for name, page in found.items():
            near = [*(other.neighbour for key, other in found.items() if key != name), *others]
            found[name] = Page(page.cleaned, date_among(page.evidence, near, SEEN))
    return found
