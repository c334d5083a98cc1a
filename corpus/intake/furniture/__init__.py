"""What on the page is not the article, taken out."""

from __future__ import annotations

from corpus.intake.furniture.cleaning import clean, source_of
from corpus.intake.furniture.lines import normalise
from corpus.intake.furniture.model import Cleaned, PageDate, Removed
from corpus.intake.furniture.titles import headline, without_site

__all__ = ["Cleaned", "PageDate", "Removed", "clean", "headline", "normalise", "source_of", "without_site"]
