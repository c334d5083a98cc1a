"""What the bot says in its own words: templates beside this package, each a set of macros, one a message."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from corpus.feed_health import Trouble
from corpus.feeds import Feed
from digests import markup, render
from digests.page import Page
from digests.words import JOINER


def has(template: str, part: str) -> bool:
    """Whether a template has a part of this name."""
    return hasattr(render.environment("bot").get_template(f"{template}.html.j2").module, part)


def say(template: str, part: str, **values: object) -> Page:
    """A part of a template as a page. Raises UndefinedError where a value that it needs is missing."""
    name = f"{template}.html.j2"
    return render.render_template(render.environment("bot"), "_part.html.j2", template=name, part=part, **values)


def line(part: str, **values: object) -> str:
    """A short wording of `labels`, as HTML."""
    return _worded(part, values) if values else _always(part)


@cache
def _always(part: str) -> str:
    """A wording that depends on nothing is the same each time."""
    return _worded(part, {})


def _worded(part: str, values: Mapping[str, object]) -> str:
    return "\n".join(paragraph.html for paragraph in say("labels", part, **values).paragraphs)


def plain(part: str, **values: object) -> str:
    """A short wording of `labels` without markup, for buttons, command lists and the terminal."""
    return bare(line(part, **values))


def bare(html: str) -> str:
    """HTML as a reader sees it, without what only keeps it from becoming a link."""
    return markup.visible(html).replace(JOINER, "")


def because(sign: str) -> str:
    """Why something could not be had, as a clause without markup; see corpus.reasons."""
    return plain("because_of", sign=sign)


def trouble(which: Trouble, feed: Feed) -> str:
    """What is wrong with a feed, as a clause without markup."""
    return plain("trouble_of", which=which, feed=feed)
