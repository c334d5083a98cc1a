"""/digest SUBJECT [when]: the news of a topic, an actor or a search of a day, a week, or since a day."""

from __future__ import annotations

from datetime import timedelta

from bot.commands import follow
from bot.commands.arguments import ALL_TIME, is_name, split_window
from bot.enquiry import Enquiry
from bot.reply import Reply
from bot.words import say
from corpus.model import Window
from digests import answers
from digests.render import render


def answer(enquiry: Enquiry, words: str) -> Reply:
    corpus = enquiry.corpus
    about, window = (words, ALL_TIME) if is_name(corpus, words) else split_window(words, enquiry.today)
    if not about:
        return Reply(say("notices", "which_topic"), follow.busiest_topics(enquiry, "digest", tail=words))
    subject = answers.find_subject(corpus, about, enquiry.asof)
    if window == ALL_TIME:
        yesterday = (enquiry.asof - timedelta(days=1)).astimezone(enquiry.zone).date()
        window = Window(yesterday, enquiry.today)
    digest = answers.digest(corpus, subject, window, asof=enquiry.asof, zone=enquiry.zone)
    buttons = follow.buttons(subject, without="digest")
    if digest.empty and digest.last_news:
        buttons = follow.day_with_news(follow.name(subject), digest.last_news, enquiry.today) + buttons
    return Reply(render(digest, today=enquiry.today, zone=enquiry.zone), buttons)
