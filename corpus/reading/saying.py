"""Where a sentence says that something is said: its words of saying, and what stands between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.reading.letters import in_ascii, letters_alone, pattern
from corpus.reading.model import Sentence
from corpus.reading.names.lexicon import lexicon
from corpus.reading.word_cache import WordCache

WORD = pattern(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+")
_ALONE = r"{0}(?<![^\W\d_]{0})(?<![^\W\d_]['’-]{0})(?!['’-]?[^\W\d_])"
_WHOLE = WordCache(lambda word: re.compile(_ALONE.format(word)), most=1_000)
"""For each word of saying the pattern that finds it whole, and not within "well-said"; what begins plainly is fast."""
QUOTED = re.compile(r"[“”\"«»„`'](?:(?<![`'])|(?<=`)`|(?<=')')")
"""One set of characters opens all of them, which is found fast."""
_CLOSING = ("”", "»")
LONGEST_QUOTATION = 6
"""Sentences over which a quotation may go on."""
_PAUSES = (",", ".", "!", "?", "…", "-", "–", "—")
_NEAR = 60
"""Characters behind a quotation in which it is said whose it is."""
_SPEECH_FOLLOWS = re.compile(
    r"(?: \w{2,20}ly)?(?: that\b| how\b| it\b| he\b| she\b| they\b| there\b|\s?[,.:;]|\s*(?:[“\"«„]|``)|\s*$)"
)
_SAYS_NOTHING = re.compile(
    r" (?:goodbye|farewell|hello|nothing|little|no more|prayers|the truth|lies|jokes|stories"
    r"|a (?:story|joke|lie|book|letter))\b| it ?[.,]"
)
_IS_NO_SAYING = {"insisted": " on ", "insists": " on ", "argued": " with ", "argues": " with ", "wrote": " off "}
"""What makes of a word of saying something that is done: "insisted on leaving"."""
_WRITES = ("wrote", "writes")
_WORKS = re.compile(r" (?:an?|the|his|her|its|their|several|many|most|all) ")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word of saying, by its place in the text."""

    start: int
    end: int
    word: str


def inside(sentences: Sequence[Sentence]) -> list[bool]:
    """Of each sentence whether it begins within a quotation: one was opened before, and is closed in it or later."""
    within = [False] * len(sentences)
    opened: int | None = None
    for at, sentence in enumerate(sentences):
        marks = _marks(sentence.text)
        if not marks:
            continue
        if opened is not None and at - opened <= LONGEST_QUOTATION and _begins_inside(sentence.text, marks):
            within[opened + 1 : at + 1] = [True] * (at - opened)
        opened = at if _stays_open(sentence.text, marks) else None
    return within


def _marks(text: str) -> list[int]:
    if text.isascii() and '"' not in text and "``" not in text and "''" not in text:
        return []
    return [match.start() for match in QUOTED.finditer(text)]


def quoted_spans(sentence: Sentence, *, within: bool = False) -> tuple[tuple[int, int], ...]:
    """Where the sentence stands between quotation marks and holds at least two words there.

    `within` tells that it begins inside a quotation. A mark that is not closed reaches to the end; one that is only
    closed reaches from the beginning.
    """
    text = sentence.text
    marks = _marks(text)
    if not marks and not within:
        return ()
    if not marks or _begins_inside(text, marks):
        marks.insert(0, 0)
    if len(marks) % 2:
        marks.append(len(text))
    pairs = zip(marks[::2], marks[1::2], strict=True)
    return tuple(
        (sentence.start + start, sentence.start + end)
        for start, end in pairs
        if " " in text[start:end].strip("“”\"«»„`' ")
    )


def _begins_inside(text: str, marks: Sequence[int]) -> bool:
    """Whether a sentence's first mark ends a quotation that began before it."""
    return text[marks[0]] in _CLOSING or (len(marks) % 2 == 1 and _closes(text, marks[0]))


def _closes(text: str, mark: int) -> bool:
    """Whether a mark that may open or close stands behind words that somebody is then said to have said."""
    if not text[:mark].rstrip().endswith(_PAUSES):
        return False
    after = text[mark : mark + _NEAR]
    return not after.strip("'\" ") or not lexicon().speech.isdisjoint(WORD.of(after).findall(after))


def _stays_open(text: str, marks: Sequence[int]) -> bool:
    """Whether a sentence's last mark begins a quotation that it does not end."""
    last = text[marks[-1]]
    if last not in "\"'":
        return last not in _CLOSING
    return last == '"' and len(marks) % 2 == 1 and not _begins_inside(text, marks)


def is_inside(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether a place lies within one of the stretches."""
    return any(start < at < end for start, end in spans)


def saying(text: str, sentences: Sequence[Sentence]) -> list[frozenset[str]]:
    """Of each sentence of a text the words of saying that it may have; most surely have none."""
    speech, bare = lexicon().speech, letters_alone(in_ascii(text))
    if bare.isascii():
        return [speech.intersection(bare[one.start : one.end].split()) for one in sentences]
    return [speech.intersection(WORD.of(one.text).findall(one.text)) for one in sentences]


def verbs(sentence: Sentence, words: Iterable[str], quoted: Sequence[tuple[int, int]]) -> Iterator[Verb]:
    """Where those words of saying stand outside quotation marks."""
    text, begins = sentence.text, sentence.start
    for start, end in sorted([match.span() for word in words for match in _WHOLE[word].finditer(text)]):
        if not is_inside(begins + start, quoted) and _says_something(text, start, end):
            yield Verb(begins + start, begins + end, text[start:end])


def _says_something(sentence: str, start: int, end: int) -> bool:
    """Whether what follows a word of saying is something said: not "wrote a book" or "added two goals"."""
    word = sentence[start:end]
    if word in lexicon().speech_with_that and not _SPEECH_FOLLOWS.match(sentence, end):
        return False
    quoted = sentence[:start].rstrip(" ,").endswith(("”", '"', "''", "»", "!", "?"))
    works = word in _WRITES and not quoted and _WORKS.match(sentence, end)
    if word in _IS_NO_SAYING and sentence.startswith(_IS_NO_SAYING[word], end):
        return False
    return not (works or _SAYS_NOTHING.match(sentence, end))
