"""/digest TOPIC [when]: a topic's news of a day, a week, or since a day."""

from __future__ import annotations

from datetime import timedelta

from bot.commands import follow
from bot.commands.arguments import ALL_TIME, is_name, split_window
from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.errors import UnknownTopic
from corpus.model import Topic, Window
from digests import answers
from digests.model import Subject
from digests.render import render

MOST = 4


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    about, window = (words, ALL_TIME) if is_name(corpus, words) else split_window(words, enquiry.today)
    if not about:
        return Reply(say("notices", "which_topic"), follow.busiest_topics(enquiry, "digest", tail=words))
    topic = _topic(enquiry, about)
    if window == ALL_TIME:
        yesterday = (enquiry.asof - timedelta(days=1)).astimezone(enquiry.zone).date()
        window = Window(yesterday, enquiry.today)
    digest = answers.digest(corpus, topic, window, asof=enquiry.asof, zone=enquiry.zone)
    buttons = follow.buttons(Subject(topic.title, topic=topic), without="digest")
    if not digest.stories and digest.last_news:
        buttons = follow.day_with_news(topic.key, digest.last_news, enquiry.today) + buttons
    return Reply(render(digest, today=enquiry.today, zone=enquiry.zone), buttons)


def _topic(enquiry: Enquiry, words: str) -> Topic:
    """The topic of this name. Raises UnknownTopic with the nearest."""
    topics = enquiry.corpus.topics
    found = topics.named(words)
    if found is None:
        near = topics.near(words, limit=MOST) or tuple(count.topic for count in topics.all()[:MOST])
        raise UnknownTopic(words, suggestions=tuple(topic.key for topic in near))
    return found
