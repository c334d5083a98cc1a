"""Headings under which pages put what is not the article: one sign among several, never the only one."""

from __future__ import annotations

import re
from enum import Enum

from corpus.intake.furniture.lines import Line, word_set


class Marker(Enum):
    """How far a heading's block may reach."""

    CLOSING = "closing"
    """What follows an article and is prose itself: readers' comments, the author's life."""
    LIST = "list"
    """Cards of other stories, with or without their first sentences."""
    INSET = "inset"
    """A box of one or a few links, often between two paragraphs."""


def _phrases(text: str) -> frozenset[str]:
    """A table of phrases, separated by bars or line ends."""
    return frozenset(" ".join(phrase.split()) for phrase in text.replace("\n", "|").split("|") if phrase.strip())


_CLOSING = _phrases(
    """
    comment|comments|reader comments|readers comments|user comments|leave a comment|leave a reply|leave a response
    notes to editors|note to editors|media contact|media contacts|press contact
    join the conversation|join the discussion|join the debate|post a comment|add a comment|have your say
    what do you think|about the author|about the authors|about the writer
    комментарии|оставить комментарий|kommentare|commentaires|comentarios|commenti
    """
)
_OF_LISTS = word_set("related similar latest recent popular other more top featured trending recommended")
_LISTED = word_set(
    """
    news article articles story stories post posts content read reads reading headlines coverage items topics video
    videos now today links picks for you this week
    """
)
_MOST = word_set("most must best")
_DONE = word_set("read reads viewed shared popular commented watched recent discussed")
_CHOSEN = word_set("choice choices pick picks selection favourites favorites")
_LIST = _phrases(
    """
    related internet links|related links
    popular|trending|related|recommended for you|recommended reading|recommended stories|recommended|don't miss
    you may like|you may also like|you might also like|you might like|you may be interested in|you may have missed
    you might be interested in|in case you missed it|in other news|elsewhere|around the web|from around the web
    around the world|around the network|what to read next|up next|read next|latest|explore more|keep reading
    discover more|what others are reading|also in the news|also on this site|also in news|world news|headlines
    promoted stories|from our partners|follow up|follow-up|further coverage
    популярное|другие новости|последние новости|meistgelesen|más noticias|más leídas|les plus lus|i più letti
    """
)
_INSET = _phrases(
    """
    read also|read more|read next|read this|read on|see also|see more|watch also|watch|watch next|listen|listen also
    learn more|also read|also see|also watch|further reading|more reading|suggested reading|now read|next read
    go deeper|more on this|more on this story|more on this topic|related story|related article|related coverage
    related reading|on this topic|background|in pictures|in depth|explainer|read our explainer|must read|must reads
    from our archive|from our archives|from the archive|from the archives
    news|top pick|top picks|suggested|suggested articles|suggested stories
    читайте также|по теме|по этой теме|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lea también|leggi anche
    """
)
_COLON_LINK = _phrases(
    """
    read also|read more|read next|read on|also read|also see|also watch|see also|related|more|watch|must read
    don't miss|recommended|explainer|in pictures|читайте также|lesen sie auch|lire aussi|à lire aussi|lea también
    leggi anche|from our archive|from our archives|from the archive|from the archives
    """
)
_COUNTED = re.compile(r"\d+ (?:comments?|responses?|replies|thoughts on .*)|(?:comments?|комментарии|kommentare) \d+")
_PAYWALL = re.compile(
    r"(?:subscribe|sign in|log in|register|sign up) to (?:unlock|read|continue|keep reading)\b.{0,30}"
)
_REMARK = re.compile(r"(?:\S+ ){1,3}(?:\d{1,2}|an?) (?:minute|hour|day|week|month|year)s? ago$")
_MORE = re.compile(r"(?:more (?:from|on|in|about|like)|latest from|latest on) .{1,60}")
_POINTER = re.compile(r"([^:|»>→]{3,20})[:|»>→]\s*\S")
_ARCHIVE = re.compile(r"from (?:our|the) archives?(?: of [^:]{2,40})?:")

_ALSO_SUBHEADINGS = frozenset({"elsewhere", "background", "explainer", "latest", "in depth", "news", "headlines"})


def marker_of(line: Line, after: Line | None = None) -> Marker | None:
    """What block this heading opens, by its words; None where it is none of the known ones.

    `after` is the line that follows: some words stand over a part of the article as well.
    """
    if len(line.words) > 10 or not (line.heading or line.announces):
        return None
    if _REMARK.fullmatch(line.text) and line.text[0].isupper() and after is not None and after.prose:
        return Marker.CLOSING
    if line.folded in _ALSO_SUBHEADINGS and after is not None and after.prose:
        return None
    if line.folded in _CLOSING or _COUNTED.fullmatch(line.folded) or _PAYWALL.fullmatch(line.folded):
        return Marker.CLOSING
    if line.folded in _INSET:
        return Marker.INSET
    return Marker.LIST if _lists(line.folded) else None


def _lists(folded: str) -> bool:
    """Whether these words head a list of stories: "Most read", "Editor's choice", "More from Europe"."""
    words = folded.split()
    if folded in _LIST or _MORE.fullmatch(folded):
        return True
    if len(words) < 2:
        return False
    first, last, rest = words[0], words[-1], set(words[1:])
    if first in _OF_LISTS and rest <= _LISTED:
        return True
    if first in _MOST and words[1] in _DONE and set(words[2:]) <= _LISTED:
        return True
    return (
        last in _CHOSEN and len(words) <= 3 and (first.endswith(("'s", "s'", "s")) or first in ("our", "staff", "top"))
    )


def from_archive(line: Line) -> bool:
    """Whether a short paragraph is an old article's, set in: "From our archive: …"."""
    return len(line.words) <= 70 and bool(_ARCHIVE.match(line.text[:120].casefold().lstrip(" >»→•*-–—|[(")))


def links_away(line: Line) -> bool:
    """Whether the line names another article behind words such as "Read also:"."""
    opening = line.text[:120].casefold().lstrip(" >»→•*-–—|[(")
    if from_archive(line):
        return True
    pointer = _POINTER.match(opening)
    return pointer is not None and len(line.words) <= 35 and pointer[1].strip() in _COLON_LINK
