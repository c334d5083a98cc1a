"""Names in a text: people, organisations and countries, each one identity behind its spellings, titles and roles."""

from __future__ import annotations

from corpus.reading.names.abroad import read_known
from corpus.reading.names.article import read_names
from corpus.reading.names.gazetteer import Gazetteer

__all__ = ["Gazetteer", "read_known", "read_names"]
