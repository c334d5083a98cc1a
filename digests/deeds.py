"""Whether a sentence tells what an actor did: the actor stands at its head, before the main verb."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from corpus.model import Actor, ArticleId, Mention
from digests.likeness import listed
from digests.model import Passage

HEAD = 90
"""Characters of a sentence before the name, at most: a date, a place, a role."""

AFTER = 120
"""Characters after the name in which the verb must come."""

_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*|[,;:—–()\"“”]")
_BEFORE = listed(
    # words before a name that make it something else than the one who acts
    """of to with by from against between for about toward towards via per than like under near after before
    if whether that which who whom whose because although though while whilst whereas when since as unless until
    said says told accused urged meeting"""
)
_SAYING = listed(
    """said says say saying told tells added adds stated wrote writes tweeted claimed claims insisted insists warned
    warns argued noted stressed remarked commented"""
)
_IRREGULAR = listed(
    """met meets flew held sent sends took takes gave gives made makes won wins lost loses began begins became
    left leaves led leads spoke speaks broke
    brought bought built came chose cut drew drove fell fought got grew hit hosts
    kept laid let paid put quit ran rose saw sold set shot shut signs sank struck swore taught threw withdrew did
    said says told tells wrote writes"""
)
_MODALS = listed("will would may might can could must should shall")
_BEING = listed("was were is are be been being")
_HAVING = listed("has have had")
_AUXILIARY = _BEING | _HAVING | listed("does did do")
_DENYING = listed("not never no nor neither cannot nobody nothing")
_STATES = listed(
    """holds knows knew wants wanted believes believed hopes hoped thinks needs needed seems seemed
    appears appeared fears
    feared remains remained considers considered expects expected likes liked lives lived belongs belonged stands
    understands depends depended means wishes wished"""
)
"""What an actor is or has in mind is no deed."""

_STOPS = listed(', ; : — – ( ) " “ ”')
_BETWEEN = listed("and also then both first finally later")
_NOT_VERBS = listed("united armed so-called red hundred unprecedented need speed indeed seed")


def acts(sentence: str, start: int, end: int) -> bool:
    """Whether the actor named at these offsets of the sentence is the one whose deed it tells.

    What somebody says is no deed here: it is quoted elsewhere.
    """
    return start <= HEAD and _leads(sentence[:start]) and _verb_follows(sentence[end : end + AFTER])


def _leads(before: str) -> bool:
    """Whether what stands before the name leaves it free to act: nothing, a time, a place, a role."""
    words = [word.lower() for word in _TOKEN.findall(before)]
    last_comma = max((n for n, word in enumerate(words) if word == ","), default=-1)
    near = words[last_comma + 1 :]
    if any(word in _BEFORE for word in near):
        return near[:1] != [] and _office(near)
    opening = words[: last_comma + 1]
    if any(_verbal(word) or word in _BEING for word in near):
        return False
    return not opening or not any(word in ('"', "“", ";", ":") for word in opening)


def _office(near: Sequence[str]) -> bool:
    """Whether the only preposition is the "of" within an office: "the prime minister of the republic"."""
    leaning = [word for word in near if word in _BEFORE]
    return leaning == ["of"] and near.index("of") > 0 and near[-1] != "of" and near[-1] != "the"


def _verb_follows(after: str) -> bool:
    """Whether the first verb after the name, past an apposition or an "and" with a second name, is a deed."""
    if after[:2] in ("'s", "’s", "s'", "s’") or after[:1] in ("-", "'", "’"):
        return False
    words = _TOKEN.findall(after)
    n = _past_apposition(words)
    if _denied(words[n:]):
        return False
    for place, word in enumerate(words[n : n + 7], n):
        lowered = word.lower()
        if word in _STOPS:
            return False
        if not word[0].islower() or lowered in _BETWEEN or lowered.endswith("ly"):
            continue
        if lowered.endswith("s") and lowered not in _AUXILIARY and _has_verb_next(words, place):
            continue
        return _deed(lowered, [follower.lower() for follower in words[place + 1 : place + 4]])
    return False


def _denied(words: Sequence[str]) -> bool:
    """Whether the clause tells what was not done."""
    clause = takewhile(lambda word: word not in _STOPS, words[:8])
    return any(word.lower() in _DENYING or word.lower().endswith(("n't", "n’t")) for word in clause)


def _has_verb_next(words: Sequence[str], place: int) -> bool:
    """Whether a verb follows directly: then the word is a noun, as in "Norwegian forces will leave"."""
    following = words[place + 1].lower() if place + 1 < len(words) else ""
    return following in _MODALS or following in _BEING or following in _HAVING or _verbal(following)


def _deed(verb: str, followers: Sequence[str]) -> bool:
    """Whether a verb tells a deed: not what one is, has in mind, may do or says."""
    follower = next((word for word in followers if not word.endswith("ly") and word not in _BETWEEN), "")
    if verb in _BEING:
        return follower.endswith("ing")
    if verb in _HAVING:
        done = follower.endswith("en") or _deed(follower, ())
        return done and follower not in _BEING
    return verb not in _STATES and verb not in _SAYING and _verbal(verb)


def _past_apposition(words: Sequence[str]) -> int:
    """Where the sentence goes on after ", the minister of defence,"."""
    if not words or words[0] != ",":
        return 0
    closing = next((n for n, word in enumerate(words[1:], 1) if word == ","), None)
    return closing + 1 if closing is not None else len(words)


def _verbal(word: str) -> bool:
    if word in _IRREGULAR:
        return True
    if word in _NOT_VERBS or len(word) < 4:
        return False
    return word.endswith("ed") or (word.endswith("s") and not word.endswith(("ss", "us", "is", "ers", "ns")))


def of(passage: Passage, mentions: Iterable[Mention]) -> bool:
    """Whether the sentence tells a deed of one of the mentions that lie in it."""
    return any(
        acts(passage.sentence, mention.start - passage.start, mention.end - passage.start)
        for mention in mentions
        if passage.start <= mention.start and mention.end <= passage.end
    )


def named(actor: Actor, sentence: str) -> bool:
    """Whether the sentence names the actor by one of its names, as a whole word."""
    return any(True for _ in _places(actor, sentence))


def acting(actor: Actor, sentence: str) -> bool:
    """Whether the sentence tells a deed of the actor, under one of its names."""
    return any(acts(sentence, start, end) for start, end in _places(actor, sentence))


def _places(actor: Actor, sentence: str) -> Iterator[tuple[int, int]]:
    """Where the actor's names stand in the sentence as whole words."""
    for name in (actor.name, *actor.aliases):
        at = sentence.find(name) if len(name) >= 2 else -1
        while at >= 0:
            end = at + len(name)
            if not (sentence[at - 1 : at].isalnum() or sentence[end : end + 1].isalnum()):
                yield at, end
            at = sentence.find(name, at + 1)


def by_article(mentions: Iterable[Mention]) -> dict[ArticleId, list[Mention]]:
    """The mentions, article by article."""
    found: dict[ArticleId, list[Mention]] = {}
    for mention in mentions:
        found.setdefault(mention.article, []).append(mention)
    return found
