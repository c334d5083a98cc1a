"""What can be asked next about a subject, as buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.commands.arguments import leaves_out_the_year
from bot.enquiry import Enquiry
from bot.question import Question
from bot.reply import Button, Buttons, rows
from bot.words import plain
from corpus.model import Actor, ActorKind, Window
from digests.model import Subject
from digests.naming import title_of
from digests.subjects import scope_of

OF_ACTORS = ("actor", "timeline", "latest", "said")
OF_TOPIC = ("timeline", "latest", "digest")
LABELS = {"actor": "profile", "said": "quotes", "timeline": "timeline", "latest": "latest", "digest": "digest"}
COMPANIONS = 4
OFFERED = 3


def buttons(subject: Subject, *, without: str, why: Question | None = None) -> Buttons:
    """The other questions about the same topic or actors, none for a search; and why the answer is as it is."""
    commands = OF_TOPIC if subject.topic else OF_ACTORS if subject.actors else ()
    words = name(subject)
    found = tuple(Button(plain(LABELS[each]), Question(each, words)) for each in commands if each != without)
    if why:
        found += (Button(plain("why"), why),)
    return (found,) if found else ()


def name(subject: Subject) -> str:
    """What to type to ask about this subject again."""
    if subject.topic:
        return subject.topic.key
    return title_of(subject.actors) if subject.actors else subject.title


def companions(actors: Sequence[Actor]) -> Buttons:
    """A button to each actor's profile."""
    return rows(tuple(Button(each.name, Question("actor", each.name)) for each in actors[:COMPANIONS]), width=2)


def day_with_news(topic: str, day: date, today: date) -> Buttons:
    label = plain("last_news", day=day, today=today)
    return ((Button(label, Question("digest", f"{topic} {day.isoformat()}")),),)


def all_time(command: str, subject: Subject) -> Buttons:
    """The same without the time, in which nothing was told; no button where it was asked of all news."""
    if not _is_about(subject):
        return ()
    return ((Button(plain("all_time"), Question(command, name(subject))),),)


def that_year(enquiry: Enquiry, command: str, subject: Subject | None, window: Window, words: str) -> Buttons:
    """The same days of the last year in which something was told of them, where the reader's words give no year."""
    if not (window.since and window.until and leaves_out_the_year(words)):
        return ()
    scope = scope_of(subject, enquiry.asof)
    held = enquiry.corpus.articles.days(scope)
    for year in range(window.since.year - 1, held.first.year - 1 if held else window.since.year, -1):
        then = _in_year(window, year)
        if then and enquiry.corpus.articles.latest(replace(scope, window=then), limit=1):
            days = then.since if then.since == then.until else f"{then.since} to {then.until}"
            asked = f"{name(subject)} {days}" if subject and _is_about(subject) else str(days)
            return ((Button(plain("then", window=then, today=enquiry.today), Question(command, asked)),),)
    return ()


def _in_year(window: Window, year: int) -> Window | None:
    """The same days so that they begin in another year; None where that has no such day."""
    if window.since is None or window.until is None:
        return None
    later = year - window.since.year
    try:
        return Window(window.since.replace(year=year), window.until.replace(year=window.until.year + later))
    except ValueError:
        return None


def _is_about(subject: Subject) -> bool:
    return bool(subject.topic or subject.actors or subject.query)


def busiest_topics(enquiry: Enquiry, command: str, *, tail: str = "", edits: bool = False) -> Buttons:
    """The topics with most articles, as buttons that ask this command about them; `tail` is added, as a time."""
    counts = sorted(enquiry.corpus.topics.all(), key=lambda count: -count.articles)
    topics = [count.topic for count in counts if count.articles][:OFFERED]
    asked = [(topic.title, Question(command, f"{topic.key} {tail}".strip())) for topic in topics]
    return rows(tuple(Button(title, question, edits) for title, question in asked), width=1)


def busiest_people(enquiry: Enquiry, command: str) -> Buttons:
    """The people, or else whoever is named most, as buttons that ask this command about them."""
    busiest = [count.actor for count in enquiry.corpus.actors.busiest(enquiry.everything, limit=20)]
    people = [actor for actor in busiest if actor.kind is ActorKind.PERSON] or busiest
    return rows(tuple(Button(each.name, Question(command, each.name)) for each in people[:OFFERED]), width=1)
