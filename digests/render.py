"""Turn answers into pages through Jinja2 templates, where every word stands that is not an article's own.

Whatever a template prints is cleaned of what can't be seen, kept from becoming a link or a command by itself,
and escaped. A blank line of a template's output ends a paragraph; lines lose their indentation.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, lru_cache
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from corpus.model import Article, ArticleId, Days, Published, Window
from digests import markup, words
from digests.directory import Directory
from digests.extent import Titles
from digests.grounds import Grounds
from digests.model import (
    Digest,
    Disagreements,
    EarlierText,
    Finds,
    Listing,
    Moments,
    Passage,
    Profile,
    Statements,
    Timeline,
    WholeArticle,
)
from digests.page import Page, Paragraph

View = (
    Listing
    | Timeline
    | Moments
    | Profile
    | Statements
    | Digest
    | Disagreements
    | Titles
    | Finds
    | Directory
    | Article
    | WholeArticle
    | EarlierText
    | Grounds
)

_TEMPLATES: Mapping[type, tuple[str, str]] = {
    Listing: ("latest.html.j2", "listing"),
    Timeline: ("timeline.html.j2", "timeline"),
    Moments: ("moments.html.j2", "moments"),
    Profile: ("profile.html.j2", "profile"),
    Statements: ("said.html.j2", "statements"),
    Digest: ("digest.html.j2", "digest"),
    Disagreements: ("differ.html.j2", "disagreements"),
    Titles: ("titles.html.j2", "titles"),
    Finds: ("finds.html.j2", "finds"),
    Directory: ("directory.html.j2", "directory"),
    Article: ("article.html.j2", "article"),
    WholeArticle: ("whole.html.j2", "whole"),
    EarlierText: ("earlier.html.j2", "earlier"),
    Grounds: ("why.html.j2", "grounds"),
}
CUT = 40
"""Characters of a title that is likely no headline where the text begins with it."""
OPENING = 120
"""Characters of an article to take its first words from."""
LINKS = 2_048
"""Links that are kept as they were written, some hundreds of bytes each."""
_MARK = re.compile("\ue000([0-9]{1,9})\ue001")
"""What a quoted passage leaves in the output until its paragraph is known; no text can hold these characters."""


def render(view: View, *, today: date, zone: ZoneInfo) -> Page:
    """The page for an answer, with dates as a reader in this zone and year would write them."""
    name, noun = _TEMPLATES[type(view)]
    return render_template(environment("digests"), name, today=today, zone=zone, **{noun: view})


def render_template(environment: jinja2.Environment, name: str, /, **values: object) -> Page:
    """The page that a template makes of these values; its date filters need `today` and `zone` among them.

    Raises jinja2.UndefinedError where the template asks for what is not there, markup.BadMarkup where a
    paragraph of it is not HTML that Telegram takes.
    """
    cited: list[Passage] = []
    html = environment.get_template(name).render({**values, "cited": cited})
    return Page(tuple(_paragraphs(html, cited)))


@cache
def environment(package: str) -> jinja2.Environment:
    """Jinja2 over a package's own templates, then those of this one, with escaping on and this module's filters."""
    made = jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PackageLoader(package), jinja2.PackageLoader("digests")]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
        auto_reload=False,
    )
    made.filters.update(_FILTERS)
    return made


def load(package: str) -> None:
    """Compile all templates that a package speaks by, which else is done when each is first needed."""
    made = environment(package)
    for name in made.list_templates():
        made.get_template(name)


def _shown(value: object) -> object:
    """What a template prints, made harmless; markup made by a filter passes as it is."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return words.shown(value)


def _paragraphs(html: str, cited: list[Passage]) -> Iterator[Paragraph]:
    for block in _blocks(html):
        passages = dict.fromkeys(cited[int(number)] for number in _MARK.findall(block))
        text = _MARK.sub("", block)
        markup.check(text)
        yield Paragraph(text, tuple(passages))


def _blocks(html: str) -> Iterator[str]:
    """The output between blank lines, with quotation marks escaped as Telegram knows them."""
    held: list[str] = []
    for line in html.replace("&#39;", "'").replace("&#34;", "&quot;").split("\n"):
        if line.strip():
            held.append(line.strip())
        elif held:
            yield "\n".join(held)
            held = []
    if held:
        yield "\n".join(held)


@jinja2.pass_context
def _quote(context: Context, passage: Passage) -> Markup:
    """A passage's sentence, word for word, remembered as cited by the paragraph it lands in."""
    cited = context["cited"]
    cited.append(passage)
    return _escaped(passage.sentence) + f"\ue000{len(cited) - 1}\ue001"


def _link(text: str, article: Article) -> Markup:
    """A text that leads to an article: to its address, or by the bot's own command where it has none."""
    return _linked(text, article.url or "", article.id)


@lru_cache(maxsize=LINKS, typed=True)
def _linked(text: str, url: str, article: ArticleId) -> Markup:
    if markup.is_address(url):
        return Markup(f'<a href="{markup.escape(url)}">{_escaped(text)}</a>')  # noqa: S704 (both are escaped)
    return Markup(f"{_escaped(text)} /article_{article}")  # noqa: S704 (escaped)


def _source(article: Article) -> Markup:
    """An article's source by name, leading to the article."""
    return _link(source_name(article), article)


def _outlet(article: Article) -> Markup:
    """An article's source by name, leading to the article only where that has an address."""
    linked = article.url and markup.is_address(article.url)
    return _source(article) if linked else _escaped(source_name(article))


def _title(article: Article) -> Markup:
    """An article's title, or its first words where it has none, leading to the article."""
    return _link(_headline(article), article)


def _headline(article: Article) -> str:
    """An article's title, or its first words where it has none; one that is cut from its first sentence says so."""
    title = article.title.strip()
    if not any(map(str.isalnum, title)):
        return _opening(article)
    return f"{title}…" if _is_cut(title, article.text) else title


def _is_cut(title: str, text: str) -> bool:
    """Whether a title is the beginning of a longer first sentence, which a short one may be by chance."""
    rest = text[len(title) : len(title) + 2].lstrip(" ") if len(title) >= CUT and text.startswith(title) else ""
    return bool(rest) and rest[0] not in '.!?…\n"”’»'


def _opening(article: Article) -> str:
    words = article.text[:OPENING].split()
    opening = " ".join(words[next((n for n, word in enumerate(words) if any(map(str.isalnum, word))), 0) :][:8])
    if not opening:
        return "Untitled"
    return opening if opening.endswith((".", "!", "?", "…")) else f"{opening}…"


def source_name(article: Article) -> str:
    """The outlet's name, or its site's where that is not known."""
    if article.source.strip():
        return article.source
    try:
        host = urlsplit(article.url or "").hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or "source not named"


def _outlets(passages: Iterable[Passage | Article]) -> list[Article]:
    """One article for each source that has a part in this, in the order they come."""
    first: dict[str, Article] = {}
    for each in passages:
        article = each.article if isinstance(each, Passage) else each
        first.setdefault(source_name(article), article)
    return list(first.values())


def _address(article: Article) -> Markup:
    """An article's whole address, to be seen and followed."""
    address = article.url or ""
    return _link(Markup(markup.escape(words.clean(address))), article)  # noqa: S704 (escaped)


def _lines(article: Article) -> Iterator[Passage]:
    """An article's paragraphs, each as a passage."""
    start = 0
    for line in article.text.split("\n"):
        if line.strip():
            yield Passage(article, start, start + len(line))
        start += len(line) + 1


def _listed(items: Iterable[str]) -> Markup:
    """Names or links as a list: "A, B and C"."""
    return Markup(words.listed([_escaped(item) for item in items]))  # noqa: S704 (each is escaped)


def _escaped(text: str) -> Markup:
    return text if isinstance(text, Markup) else Markup(markup.escape(words.shown(text)))  # noqa: S704


@jinja2.pass_context
def _day(context: Context, day: date) -> str:
    return words.day_words(day, context["today"])


@jinja2.pass_context
def _days(context: Context, days: Days) -> str:
    return words.days_words(days, context["today"])


@jinja2.pass_context
def _heading_days(context: Context, days: Days) -> str:
    return words.days_words(days, context["today"], weekday=True)


@jinja2.pass_context
def _heading_day(context: Context, day: date) -> str:
    return words.day_words(day, context["today"], weekday=True)


@jinja2.pass_context
def _window(context: Context, window: Window) -> str:
    return words.window_words(window.since, window.until, context["today"])


@jinja2.pass_context
def _published(context: Context, published: Published) -> str:
    return words.published_words(published, context["today"], context["zone"])


@jinja2.pass_context
def _updated(context: Context, article: Article) -> str:
    return words.updated_words(article, context["today"], context["zone"])


@jinja2.pass_context
def _dated(context: Context, article: Article) -> str:
    return words.published_words(article.published, context["today"], context["zone"]) + _updated(context, article)


@jinja2.pass_context
def _instant(context: Context, at: datetime) -> str:
    return words.instant_words(at, context["today"], context["zone"])


_FILTERS: Mapping[str, Callable[..., object]] = {
    "quote": _quote,
    "title": _title,
    "headline": _headline,
    "source": _source,
    "outlet": _outlet,
    "outlets": _outlets,
    "listed": _listed,
    "day": _day,
    "days": _days,
    "heading_days": _heading_days,
    "heading_day": _heading_day,
    "window": _window,
    "near": words.near,
    "lines": _lines,
    "address": _address,
    "published": _published,
    "dated": _dated,
    "updated": _updated,
    "instant": _instant,
    "counted": words.counted,
    "clock": words.clock,
    "nth": words.nth,
    "times": words.times,
}
