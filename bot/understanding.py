"""What a message asks, or that it is none of our business; pure."""

from __future__ import annotations

from bot.addresses import is_link
from bot.commands import ADMINISTRATORS, ALIASES, LISTED
from bot.plain_words import understand
from bot.question import LONGEST, Question, clean, is_blank, split_command

ARTICLE = "article_"
"""`/article_12` is a command one can tap, which `/article 12` is not."""

LONGEST_WISH = 2_500
"""Characters of an address with what is wished of it."""


def understand_message(text: str | None, *, bot_name: str, private: bool, to_us: bool) -> Question | None:
    """The question in a message; None where it is not for this bot to answer.

    `text` is None for a message without words. In a group only commands, mentions of the bot's name and replies
    `to_us` are for us; unknown commands are another bot's unless ours is named.
    """
    if text is None:
        return Question("wordless") if private else None
    words = clean(text)
    mention = f"@{bot_name}".casefold()
    if mention in words.casefold().split():
        to_us = True
        words = " ".join(word for word in words.split() if word.casefold() != mention)
    ours = private or to_us
    if is_blank(words):
        return Question("blank") if ours else None
    if words.startswith("/"):
        return _command(words, bot_name.casefold(), ours=ours)
    if not ours:
        return None
    if is_link(words):
        return Question("link", words)
    return _too_long(words) or understand(words)


def understand_file(caption: str | None, name: str, *, bot_name: str, private: bool, to_us: bool) -> Question | None:
    """The question in a file that was sent; None where it is not for this bot to read."""
    mentioned = f"@{bot_name}".casefold() in clean(caption or "").casefold().split()
    return Question("file", name) if private or to_us or mentioned else None


def _command(text: str, bot_name: str, *, ours: bool) -> Question | None:
    command, addressee, words = split_command(text)
    if addressee not in ("", bot_name):
        return None
    number = command.removeprefix(ARTICLE)
    if number != command and number.isascii() and number.replace("_", "", 1).isdigit():
        command, words = "article", number
    command = ALIASES.get(command, command)
    if command == "addfeed":
        return Question(command, words) if len(words) <= LONGEST_WISH else _too_long(words)
    if command in LISTED or command in ADMINISTRATORS:
        return _too_long(words) or Question(command, words)
    return Question("unknown", command[:LONGEST]) if ours or addressee else None


def _too_long(words: str) -> Question | None:
    return Question("lengthy", str(len(words))) if len(words) > LONGEST else None
