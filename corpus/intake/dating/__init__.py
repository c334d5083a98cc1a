"""When an article was published, and how that is known: never silently wrong, rather unknown."""

from __future__ import annotations

from corpus.intake.dating.alone import date_alone
from corpus.intake.dating.among import date_among
from corpus.intake.dating.evidence import DatedText, Evidence, Neighbour
from corpus.intake.dating.given import given

__all__ = ["DatedText", "Evidence", "Neighbour", "date_alone", "date_among", "given"]
