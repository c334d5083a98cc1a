"""What can be done with one article alone, in a process of its own where there are many: clean, date, read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from corpus.fetching.errors import ParserFault
from corpus.intake.dating import date_alone
from corpus.intake.fingerprints import fingerprint, fingerprint_of, sentence_hashes_of
from corpus.intake.furniture import Cleaned, clean
from corpus.intake.raw import RawArticle, within_bounds
from corpus.intake.rejection import Rejection
from corpus.intake.sketches import LONGEST, bands, threefolds, threefolds_of
from corpus.known_actors import KnownActor
from corpus.model import Published
from corpus.originals import line_hash
from corpus.reading.bare import bare_words, bare_words_in
from corpus.reading.model import Reading
from corpus.reading.names import Gazetteer
from corpus.reading.read import READ_LANGUAGES, language_told, read
from corpus.reading.sentences import split
from corpus.reasons import fault_in_words, sign_of

TOLD_BY_TEXT = (ArithmeticError, LookupError, ValueError, RecursionError)
"""What a text can break reading with: a number, a place or a depth that a rule did not reckon with."""
MOSTLY = 0.5
"""The share of a text that must be its own for what is repeated to be furniture."""


@dataclass(frozen=True, slots=True)
class Job:
    """An article to prepare."""

    raw: RawArticle
    found: int
    """Its fingerprint as it was found, by which it is looked for in the archive."""
    repeated: frozenset[int] = frozenset()
    """The hashes of those of its lines that are known to be its source's furniture."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """An article cleaned, dated and read, as far as that goes without the archive."""

    raw: RawArticle
    cleaned: Cleaned
    published: Published
    reading: Reading
    fingerprint: int
    version: int
    """The same for the same title and text: by it an article's texts are told apart."""
    found: int
    sentences: tuple[int, ...]
    bands: tuple[int, ...]
    """By which a text of mostly the same words is found."""

    @property
    def source(self) -> str:
        return self.raw.source or self.cleaned.source


Outcome = Prepared | Rejection
"""What becomes of an article when it is prepared."""


class Preparer:
    """Prepares articles. It can be sent to another process, where it makes its own gazetteer."""

    def __init__(self, known: tuple[KnownActor, ...], seen: date) -> None:
        self._known = known
        self._seen = seen

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The known actors' names, ready to be looked for."""
        return Gazetteer(self._known)

    def prepare(self, job: Job) -> Outcome:
        """Clean, date and read one article, as far as articles are looked at.

        One that breaks its reading is a rejection: it would keep out all that is loaded, or followed, beside it.
        """
        raw = within_bounds(job.raw)
        try:
            return self._prepared(raw, job)
        except TOLD_BY_TEXT as fault:
            return Rejection(raw.origin, sign_of(ParserFault(raw.origin, fault_in_words(fault))))

    def _prepared(self, raw: RawArticle, job: Job) -> Outcome:
        cleaned = _cleaned(raw, job.repeated)
        if not cleaned.text.strip():
            return Rejection(raw.origin, "nothing on the page reads like an article")
        sentences = split(cleaned.text)
        language = language_told(cleaned.title, cleaned.text, raw.language)
        legible = language in READ_LANGUAGES
        bare = [" ".join(words) for words in bare_words_in(cleaned.text, sentences)]
        words = " ".join(filter(None, bare))
        published = date_alone(raw, cleaned, sentences if legible else (), self._seen)
        return Prepared(
            raw=raw,
            cleaned=cleaned,
            published=published,
            reading=read(cleaned.title, cleaned.text, sentences, published, self.gazetteer, language),
            fingerprint=fingerprint_of(words),
            version=fingerprint_of(" ".join(filter(None, (*bare_words(cleaned.title), words)))),
            found=job.found,
            sentences=sentence_hashes_of(bare),
            bands=bands(threefolds_of(words) if len(cleaned.text) <= LONGEST else threefolds(cleaned.text)),
        )


def _cleaned(raw: RawArticle, repeated: frozenset[int]) -> Cleaned:
    """The article without its page; where most of it is repeated, it is the article that was found again."""
    whole = clean(raw, lambda line: False)
    if not repeated:
        return whole
    without = clean(raw, lambda line: line_hash(line) in repeated)
    return without if len(without.text) >= MOSTLY * len(whole.text) else whole


def version_of(title: str, text: str) -> int:
    """The same for the same title and text, but for case, spaces and punctuation."""
    return fingerprint(f"{title}\n{text}")


def job_of(raw: RawArticle) -> Job:
    """What is to be done with an article, as it was found."""
    return Job(raw, found_fingerprint(raw))


def found_fingerprint(raw: RawArticle) -> int:
    """The same for an article found again as it was; another for one that is now told the day of."""
    changed = raw.modified.at.isoformat() if raw.modified and raw.modified.at else ""
    dated = "dated" if raw.published else ""
    return fingerprint("\n".join((raw.url or "", raw.title, raw.source, changed, dated, raw.excerpt, *raw.lines)))
