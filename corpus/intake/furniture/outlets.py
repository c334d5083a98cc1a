"""Which outlet a page is from, by the places where pages name their own: masthead, menu, byline, dateline, footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.intake.furniture.dates import leftover, written_dates
from corpus.intake.furniture.lines import Line, fold, word_set
from corpus.intake.furniture.sections import generic, is_section

_WORDS = word_set(
    """
    news times post journal herald tribune gazette guardian telegraph radio tv television agency magazine press daily
    weekly review courier bulletin wire monitor observer chronicle standard echo star mercury ledger today dispatch mail
    express mirror sun independent inquirer enquirer sentinel globe voice online record register examiner advertiser
    argus argos reporter messenger leader advocate gleaner citizen eagle pioneer spectator economist network media
    zeitung kurier anzeiger nachrichten rundschau tageblatt bote presse blatt journalen avisen tidende dagblad
    diario periódico prensa gaceta correo noticias faro jornal diário folha correio giornale corriere gazzetta
    gazeta dziennik le monde figaro
    вестник газета новости известия ведомости правда курьер телеканал агентство радио
    """
)
_ENDINGS = ("kurier", "zeitung", "blatt", "anzeiger", "post", "news", "bladet", "avisen", "posten", "tribune")
_BODIES = re.compile(
    r"(?:ministry|office|department|embassy|municipality|university|parliament|government) of [A-Z]", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|copyright\b)[\s©]*(?:\(c\))?[\s\d,–-]*(?:by )?", re.IGNORECASE)
_RIGHTS = re.compile(r"[.,;|(]|[–—-] | all rights| ltd\b| inc\b| llc\b| srl\b| gmbh\b| plc\b", re.IGNORECASE)
_DATELINE = re.compile(r"[^\W\d_][^()\n]{0,80}\(([^\W\d_][^()\n]{1,40})\) ?[-–—]")
_PART = re.compile(r" ?[|•·»] ?| [-–—] |, |; ")
_SAYS = re.compile(r" (?:is|are|edits|was|has|does|uses)\b")
_SMALL = word_set("of the and & de del la le les el for in der die das und y")
_NOT_FIRST = word_set("by from via credit ap afp pa epa getty image photo more latest follow")
_TOP, _BOTTOM = 20, 25
_ENOUGH = 2.0


def outlet_of(lines: Sequence[Line]) -> str:
    """The outlet's name as the page writes it; empty where nothing tells it surely enough.

    `lines` are all lines of the page. A name in capitals only is given in ordinary letters.
    """
    best, most = "", 0.0
    said = "\n".join(line.folded for line in lines) if len(lines) <= 400 else ""
    for name, weight in _candidates(lines):
        score = weight + min(2, said.count(fold(name)) - 1) * 0.5
        if score > most:
            best, most = name, score
    return _spelled(best, lines) if most >= _ENOUGH else ""


def names_itself(line: Line, outlet: str) -> bool:
    """Whether the line is the outlet's name alone, or begins a motto or a menu with it."""
    own = fold(outlet).removeprefix("the ")
    folded = line.folded.removeprefix("the ")
    if not own or not folded.startswith(own) or (folded != own and line.ended):
        return False
    rest = line.text.casefold().partition(outlet.casefold())[2].lstrip()
    return folded == own or (len(line.words) <= 14 and rest[:1] in tuple("|-–—,•·:»/") and not written_dates(rest))


def _candidates(lines: Sequence[Line]) -> Iterator[tuple[str, float]]:
    """Names that stand where pages name their own, each with how much its place says."""
    first = next((n for n, line in enumerate(lines) if line.prose), len(lines))
    last = next((n for n in range(len(lines) - 1, -1, -1) if lines[n].good), 0)
    below = lines[max(last, first) :]
    yield from ((name, 4.0) for line in below if (name := _owner(line)))
    yield from _above_text(lines[:first][:_TOP])
    for line in below[1:][:_BOTTOM]:
        yield from ((name, 2.0) for name in _shaped(line) if _outlet_word(name) and " " in name)
    yield from ((name, 2.0) for line in lines[first : first + 2] if (name := _agency(line)))


def _above_text(top: Sequence[Line]) -> Iterator[tuple[str, float]]:
    """Names among the lines above the text that are not its title, the longest headline there."""
    heads = [line for line in top if line.heading and not written_dates(line.text)]
    title = max(heads, key=lambda line: len(line.words), default=None)
    if title is None or len(title.words) < 3:
        return
    for n, line in enumerate(top):
        for name in _shaped(line) if line is not title else ():
            if _outlet_word(name) and len(name.split()) <= len(title.words):
                yield name, 2.5 if n <= 2 else 2.0


def _agency(line: Line) -> str:
    """The agency that a dispatch's first words name."""
    match = _DATELINE.match(line.text[:150])
    return match[1].strip() if match and not any(char.isdigit() for char in match[1]) else ""


def _owner(line: Line) -> str:
    """Whom a copyright line names."""
    match = _COPYRIGHT.match(line.text[:200])
    if not match or not match[0].strip():
        return ""
    name = _RIGHTS.split(line.text[match.end() : match.end() + 80], maxsplit=1)[0].strip()
    return name if 1 <= len(name.split()) <= 6 and _capitalised(name) and not generic(name) else ""


def _shaped(line: Line) -> Iterator[str]:
    """The parts of a short line that are written as a name: the whole, or what stands before a bar, dash or comma."""
    if len(line.words) > 24:
        return
    text = leftover(line.text, written_dates(line.text)).strip(" ,|–—-")
    for part in dict.fromkeys((text, _PART.split(text, maxsplit=1)[0], _SAYS.split(text, maxsplit=1)[0])):
        words = part.split()
        if 1 <= len(words) <= 5 and _capitalised(part) and part[-1:].isalnum() and not is_section(Line(part, 0)):
            yield part


def _capitalised(name: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() or word in _SMALL for word in name.split())


def _outlet_word(name: str) -> bool:
    """Whether the name holds a word that newspapers and stations are called by, and not only such words."""
    words = fold(name).split()
    if not words or words[0] in _NOT_FIRST or generic(name):
        return False
    ends = words[-1] in _WORDS or words[0] in _WORDS or (len(words[-1]) > 7 and words[-1].endswith(_ENDINGS))
    return ends or bool(_BODIES.match(name)) or any(word in _WORDS for word in words[:-1] if len(words) == 3)


def _spelled(name: str, lines: Sequence[Line]) -> str:
    """The name as some line writes it in ordinary letters; else with capitals only where words begin."""
    if not name.isupper():
        return name
    for line in lines:
        at = line.text.casefold().find(name.casefold())
        written = line.text[at : at + len(name)] if at >= 0 else ""
        if written and not written.isupper() and _capitalised(written):
            return written
    return " ".join(word if len(word) <= 3 else word.capitalize() for word in name.split()) if " " in name else name
