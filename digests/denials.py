"""Where one source tells what somebody denies, by another: both sentences side by side, and neither believed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.model import Article
from corpus.reading.model import Sentence
from digests.claims import beginning, corrects, retold
from digests.likeness import EMPTY, listed, stem
from digests.model import Claim, Difference, Kind, Passage

READ = 4_000
"""Characters of an article that are read for denials, and for what they deny."""

READ_BEFORE = 512
"""Articles of which is kept what they deny, and texts that are kept in small letters."""

APART = 4
"""Days between a denial and what it denies, at most."""

COVERED, COVERED_ACROSS = 0.5, 0.6
"""How much of what is denied a sentence must hold, by weight, to tell it: in one story, and in several."""

RARE = 1.2
"""How telling a word and a name of it must be where it is nobody's own deed: that few articles hold them."""

NAMES = 1.6
"""What a name weighs beside another word."""

CLOSE = 14
"""Words from the name of whoever denies it within which a sentence tells all that it holds of the thing."""

FULL = 3
"""Telling words that a sentence must hold, at least, to be found again in others where another only says "this"."""

FIRST = 2
"""Telling words with which what is denied begins, of which another must tell one at least."""

LONGEST = 160
"""Characters of what is denied, at most."""

LONG = 320
"""Characters of a sentence, at most: longer ones are lists of headlines that were never ended."""

BEFORE = 120
"""Characters before the word of denial in which it is told who denies."""

_QUICK = re.compile(r"\b[Dd]en(?:y|ies|ied|ying)\b|not guilty to|\b(?:reject|dismiss|refut|disput)(?:s|ed|es|ing)\b")
_DENIES = re.compile(
    r"\b(?:(?P<word>den(?:y|ies|ied|ying)|(?:plead(?:s|ed)|pleading) not guilty to)"
    r"|(?P<turned>(?:reject|dismiss|refut|disput)(?:s|es|ed|ing)(?= (?:\w+ ){0,2}"
    r"(?:allegations?|accusations?|claims?|reports?|suggestions?|rumou?rs?|charges?|speculation)\b)))"
    r"(?P<what>\s+[^.;:?!“”\"`()\[\]]+|(?=\s?[.;,]))",
    re.IGNORECASE,
)
_NOT_DENYING = re.compile(
    r"\b(?:was|were|been|being|is|are|be|to|not|never|cannot|or|no|nor|if|whether|who|could|would|must|may)"
    r"\s+(?:\w+ly\s+)?$|n[’']t\s+$",
    re.IGNORECASE,
)
"""What stands before a word of denial that nobody utters: "was denied", "refused to deny"."""
_REFUSED = re.compile(
    r"(?:\w+ )?(?:access|permission|entry|bail|visas?|entrance|parole|the right|him|her|us|me|you|funding"
    r"|the opportunity|the chance|requests?|motions?|appeals?|bids?|applications?|petitions?|pleas?"
    r"|claims? for)\b(?! \w+(?:ed|ing)\b)"
    r"|(?:his|her|their|its|the) (?:people|citizens)\b",
    re.IGNORECASE,
)
"""What is refused to somebody: nothing that others tell."""
_TOLD_BEFORE = re.compile(
    r"(?:both |all of )?(?:it|this|that|them|these|those)?(?: (?:yesterday|today))?$", re.IGNORECASE
)
"""What is denied where it was told just before."""
_BESIDE = re.compile(r" ?, (?:a|an|the|who|whose|which|his|her|their|its) [^,]{3,160},")
_ENDS = re.compile(
    r"(?: and|,)? \b(?:saying|insisting|adding|telling|calling|claiming|but|which|while|although|though|when|as"
    r"|because|despite|following|according|in an interview|in a statement|yesterday|today|last night|in order|until"
    r"|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:[A-Z]\w+|he|she|it|they) (?:said|says|reported|told)"
    r"|and (?:said|has|says|had|was|were|is|are|accused|called|blamed|rejected|insisted|in turn"
    r"|vowed|pledged|promised|refused|urged|appealed))\b|, and | (?:--|–|—) "
    r"| By (?:the )?[A-Z]| (?:What|Who|How|Why|An?|The) "
)
_REPORTED = re.compile(
    r"(?:(?!that\b)[\w’'-]+ ?){0,5}?"
    r"\b(?:allegation|accusation|claim|report|suggestion|rumou?r|charge|assertion|speculation)s?\b"
    r"(?: (?:that|of|(?:made )?by [^,]{3,60},? that)\b)?",
    re.IGNORECASE,
)
"""How the thing is led to that is denied: "a rebel report that"."""
_WHY = re.compile(r"\w+ing\b.* because$")
"""Where it is denied why a thing was done."""
_NOT_TOLD = ("about ", "by ", "made by ")
"""How what is left begins where it is not told what was said: "claims made by the mayor"."""
_TAKEN_PART = re.compile(r"(?:any |all |having any )?(?:involvement|responsibility|role|hand|part)\b")
"""How the denial begins of having had to do with a thing of which nobody denies that it happened."""
_TAKES_PART = re.compile(r"\b(?:involv\w+|responsib\w+|role|hand|behind|order(?:s|ed)|instruct\w+)\b")
_IS_NO_FACT = re.compile(
    r"\b(?:not|never|no|should|would|will|ought|must|plan(?:s|ned|ning)?|intend\w*|want\w*|know(?:ing|n|ledge)?|aware)\b",
    re.IGNORECASE,
)
"""What makes of a thing denied no happening that others can tell."""
_OWN = re.compile(
    r"(?:that )?(?:he|she|it|they|his|her|their|its|any|\w+ing|all|the|involvement|responsibility)\b", re.IGNORECASE
)
"""How the thing begins that whoever denies it is said to have done."""
_NEGATED = re.compile(
    r"\b(?:not|never|no|nor|neither|nobody|without|if|whether|den(?:y|ies|ied|ying|ials?)|reject\w*|dismiss\w*|refut\w*"
    r"|disput\w*|clear(?:ed|s)|acquit\w*|unconfirmed|unlikely|would|could|might|may|should|can|unless|innocent|rumou?rs?)\b|n[’']t\b|\?",
    re.IGNORECASE,
)
_ACCUSES = re.compile(
    r"\b(?:accus\w+|charge[sd]?|alleg(?:e[sd]?|edly|ing|ations?)|suspect\w*|blam\w+|convict\w*|guilty|indict\w*|claim(?:s|ed)?|confess\w*|admit\w*)\b",
    re.IGNORECASE,
)
_SAYS_LITTLE = frozenset(
    map(
        stem,
        listed(
            """report reports reported allegation allegations claim claims charge charges accusation accusations denied
            suggestion suggestions rumour rumours rumor rumors speculation media any involvement responsibility all
            wrongdoing knowledge every having ever been being made make taking taken government official officials
            spokesman spokeswoman regime forces people country state president minister leader statement there earlier
            ministry sources man woman such using role"""
        ),
    )
)
"""Stems that tell nothing of what is denied: who speaks, and that something is said."""
_ONE = {"negotia": "talk", "discuss": "talk", "convers": "talk", "escap": "fled", "flee": "fled", "charges": "charg"}
"""Stems of words that name one thing here."""
_AUXILIARY = re.compile(r"\b(?:was|were|is|are|has|had|have)\b(?: been\b)?")
"""What stands before the deed where somebody is named before it: "that the firm had sold"."""
_WORD = re.compile(r"[^\W\d_][\w’'-]*[^\W_]")


@dataclass(frozen=True, slots=True)
class _Denial:
    passage: Passage
    word: str
    """That of denial, as written."""
    what: str
    """What is denied, as written."""
    plain: frozenset[str]
    """Stems of what is denied."""
    names: frozenset[str]
    """Stems of whom and what it names."""
    denier: frozenset[str]
    """Stems of the names of whoever denies it."""
    own: bool
    """Whether it is something that whoever denies it is said to have done."""
    first: frozenset[str]
    """Those stems of which one must be told: the deed stands before what it was done to."""
    part: bool = False
    """Whether only a part in it is denied, not that it happened."""

    @property
    def stems(self) -> frozenset[str]:
        return self.plain | self.names


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence that tells what is denied, and how much of it."""

    covered: float
    passage: Passage


def find(stories: Sequence[Sequence[Article]]) -> tuple[Difference, ...]:
    """What somebody denies by one source and another tells, in one story or in very like words in two; each once."""
    held = [(n, article) for n, articles in enumerate(stories) for article in articles]
    found: list[Difference] = []
    shown: list[frozenset[str]] = []
    for story, article in held:
        for denial in _denials(article):
            if any(len(denial.stems & other) * 2 > len(denial.stems) for other in shown):
                continue
            telling = _told(denial, story, held)
            if telling is not None:
                shown.append(denial.stems)
                found.append(_difference(denial, telling))
    return tuple(found)


def _difference(denial: _Denial, telling: _Telling) -> Difference:
    article = denial.passage.article
    denied = Claim(denial.word, denial.passage, corrected=corrects(article))
    told = Claim("", telling.passage, corrected=corrects(telling.passage.article))
    later = denied.later_than(told) or not told.later_than(denied)
    return Difference(denial.what, (told, denied) if later else (denied, told), Kind.DENIAL)


@lru_cache(maxsize=READ_BEFORE)
def _denials(article: Article) -> tuple[_Denial, ...]:
    return tuple(_read(article)) if _QUICK.search(article.text[:READ]) else ()


def _read(article: Article) -> Iterator[_Denial]:
    before: Sentence | None = None
    for sentence in beginning(article.text, READ):
        if len(sentence.text) <= LONG and not retold(sentence.text):
            for match in _DENIES.finditer(sentence.text):
                denial = _denial(article, sentence, match, before)
                if denial is not None:
                    yield denial
        before = sentence


def _denial(article: Article, sentence: Sentence, match: re.Match[str], before: Sentence | None) -> _Denial | None:
    """What a sentence denies: in its own words, or what it or the one before it tells somebody is accused of."""
    head = sentence.text[: match.start()]
    what = match["what"].strip()
    what = "" if what.startswith(",") else what
    if _NOT_DENYING.search(head) or _REFUSED.match(what):
        return None
    what = _BESIDE.sub("", what)
    end = _ENDS.search(what, 3)
    if end and _WHY.match(what[: end.end()]):
        return None
    what = what[: end.start() if end else len(what)].strip(" ,-")
    reported = _REPORTED.match(what)
    thing = what[reported.end() if reported else 0 :].strip()
    word = match["word"] or match["turned"]
    if _TOLD_BEFORE.match(thing):
        return _of_what_was_told(article, sentence, head, word, before)
    if len(what) > LONGEST or _IS_NO_FACT.search(what) or thing.startswith(_NOT_TOLD):
        return None
    denier = _names(_BESIDE.sub("", head)[-BEFORE:]) or (_names(before.text) if before else frozenset())
    names = _names(thing)
    said = dict.fromkeys(one for one, _ in _stems(thing) if one not in names)
    plain = frozenset(said)
    own = not names or bool(_OWN.match(thing)) or word.lower().startswith("plead")
    passage = Passage(article, sentence.start, sentence.end)
    part = bool(_TAKEN_PART.match(thing))
    return _Denial(passage, word, what, plain, names, denier - names, own, _deed(thing, said), part) if plain else None


def _deed(thing: str, said: Iterable[str]) -> frozenset[str]:
    """The stems of which one must be told: that behind "was" or "had", else the first of those that are denied."""
    auxiliary = _AUXILIARY.search(thing)
    behind = [one for one, _ in _stems(thing[auxiliary.end() :]) if one in said] if auxiliary else []
    return frozenset(behind[:1] or list(said)[:FIRST])


def _of_what_was_told(
    article: Article, sentence: Sentence, head: str, word: str, before: Sentence | None
) -> _Denial | None:
    """The denial of what the sentence itself has told before, or else the one before it: then both are shown."""
    start, told = sentence.start, head
    if not _ACCUSES.search(head):
        if before is None or len(before.text) > LONG or not _ACCUSES.search(before.text):
            return None
        if "\n" in article.text[before.end : sentence.start]:
            return None
        start, told = before.start, before.text
    names = _names(told)
    plain = frozenset(one for one, _ in _stems(told)) - names
    denier = _names(head[-BEFORE:]) if told is not head else names
    passage = Passage(article, start, sentence.end)
    return _Denial(passage, word, "", plain, names, denier, own=True, first=plain) if len(plain) >= FULL else None


def _names(text: str) -> frozenset[str]:
    return frozenset(one for one, name in _stems(text) if name)


def _told(denial: _Denial, story: int, held: Sequence[tuple[int, Article]]) -> _Telling | None:
    """The sentence of another source that tells most of what is denied, if one tells enough."""
    weights = _weights(denial, held)
    best: _Telling | None = None
    for n, article in held:
        if not _may_tell(denial, article, across=n != story) or (n != story and len(denial.stems) < 2):
            continue
        least = (COVERED if n == story else COVERED_ACROSS) * sum(weights.values())
        lowered = _lowered(article.text[:READ])
        if sum(weight for one, weight in weights.items() if one in lowered or one in _ONE.values()) < least:
            continue
        for telling in _tellings(denial, article, weights, least):
            if best is None or telling.covered > best.covered:
                best = telling
    return best


def _may_tell(denial: _Denial, article: Article, *, across: bool) -> bool:
    own = denial.passage.article
    here, there = own.published.days, article.published.days
    if article.source == own.source or (across and not (here and there)):
        return False
    return not (here and there) or abs((here.first - there.first).days) <= APART


def _weights(denial: _Denial, held: Sequence[tuple[int, Article]]) -> dict[str, float]:
    """How telling each word of what is denied is: the fewer articles hold it, the more."""
    texts = [_lowered(article.text[:READ]) for _, article in held]
    return {
        one: math.log(1 + len(texts) / max(1, sum(f" {one}" in text for text in texts)))
        * (NAMES if one in denial.names else 1.0)
        for one in denial.stems
    }


def _tellings(denial: _Denial, article: Article, weights: Mapping[str, float], least: float) -> Iterator[_Telling]:
    for sentence in beginning(article.text, READ):
        if len(sentence.text) > LONG or _NEGATED.search(sentence.text) or retold(sentence.text):
            continue
        words = [one for one, _ in _stems(sentence.text, all_words=True)]
        covered = sum(weights[one] for one in denial.stems.intersection(words))
        if covered >= least and _tells(denial, sentence.text, words, weights):
            yield _Telling(covered - len(words) / 1_000, Passage(article, sentence.start, sentence.end))


def _tells(denial: _Denial, sentence: str, words: Sequence[str], weights: Mapping[str, float]) -> bool:
    """Whether it tells the thing of whoever denies it: accuses them of it, or names them and then it."""
    held = denial.stems.intersection(words)
    if not held & denial.first or (len(held) < 2 <= len(denial.stems)):
        return False
    if not denial.own:
        kinds = (held & denial.plain, held & denial.names)
        return all(kind and max(weights[one] for one in kind) >= RARE for kind in kinds)
    if denial.denier and not denial.denier.intersection(words):
        return False
    if _ACCUSES.search(sentence):
        return True
    if denial.part and not _TAKES_PART.search(sentence):
        return False
    at = next((n for n, word in enumerate(words) if word in denial.denier), 0)
    return len(held) > 1 and held <= set(words[at : at + CLOSE])


def _stems(text: str, *, all_words: bool = False) -> Iterator[tuple[str, bool]]:
    """The stems of the telling words, and of each whether it is a name's."""
    for match in _WORD.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        lowered = word.lower()
        if lowered in EMPTY or len(lowered) < 3:
            continue
        one = stem(lowered)
        one = _ONE.get(one, one)
        if all_words or one not in _SAYS_LITTLE:
            yield one, word[0].isupper()


@lru_cache(maxsize=READ_BEFORE)
def _lowered(text: str) -> str:
    return text.lower()
