"""Who is reported to have said what, and to whom: read narrowly, since a wrong name is worse than none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from corpus.model import ActorKind
from corpus.reading.clauses import begins
from corpus.reading.mentions import Mention, Mentions
from corpus.reading.model import NamedActor, Said, Sentence
from corpus.reading.names.lexicon import lexicon
from corpus.reading.pronouns import agrees, pronoun_before
from corpus.reading.saying import QUOTED, WORD, Verb, inside, is_inside, quoted_spans, saying, verbs

_LONGEST_SENTENCE = 700
_LONGEST_APPOSITION = 200
_LONGEST_OFFICE = 80
_IN_AN_OFFICE = 4
"""Names that an office may hold before the name it belongs to: "German chancellor Angela Merkel"."""
_CONTACTS = re.compile(
    r"\bin (?:a|an|his|her|their) (?:\w{1,20} ){0,2}"
    r"(?:call|conversation|meeting|letter|message|interview|telegram|statement) (?:with|to)\b",
    re.IGNORECASE,
)
_ARTICLES = ("the", "a", "an")
_SHORTENED = re.compile(r"\b[A-Z]\.$")
_OTHERS = ("younger", "elder", "older", "late")
_AFTER_QUESTIONS = ("what", "whom", "whether", "how", "why", "when")
_TESTIFIES = frozenset("testified testifies alleged alleges heard recounted".split())
_GOES_ON = frozenset(
    """that in on at by for with to from and or of as after before during who when while this last late early today
    yesterday how why what whether where which it he she they there we i you his her their its not the a an about over
    but if because via through under near outside inside against between following speaking citing again then also
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday""".split()
)
"""What may stand behind a name that is whole, and not the beginning of a longer one."""
_OWNING = (("'s", "’s"), ("'s", "’s", "' ", "’ "))
"""How a name owns what follows; the second where it ends in an s."""
_ACCORDING = re.compile(r"\baccording\s+to\b", re.IGNORECASE)


_REMARK = re.compile(
    r"\d[:.]\d\d\s?(?:[ap]\.?m\.?)?\W{0,3}on \d{1,2} \w+ \d{4}|\bPosted by\b|\bReport abuse\b", re.IGNORECASE
)
"""What stands about a reader's remark below an article."""
_CLOCK = re.compile(r"\d[:.]\d\d")
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence that may report what somebody said, in its text."""

    text: str
    sentence: Sentence
    free: Sequence[Mention]
    """Whom it names outside quotation marks."""
    quoted: Spans

    def up_to(self, at: int) -> str:
        """The sentence in front of a place, without the blanks there."""
        return self.text[self.sentence.start : at].rstrip()


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A statement, with everybody whom its sentence names outside quotation marks."""

    said: Said
    named: frozenset[int]


def read_said(text: str, sentences: Sequence[Sentence], actors: Sequence[NamedActor]) -> tuple[Said, ...]:
    """The sentences that report what one of the actors said, in their order; at most one speaker each.

    A speaker is read only where the name itself is the subject of the saying: "X said", "said X", "X, who is Y,
    said", "according to X"; or where "he said" follows a sentence of X in which nobody else is named. "Officials said"
    is left out.
    """
    mentions = Mentions(text, actors)
    said = []
    before: _Spoken | None = None
    accords = "accord" in text.lower()
    for sentence, within, words in zip(sentences, inside(sentences), saying(text, sentences), strict=True):
        spoken = None
        reports = (words or (accords and _accords(sentence.text))) and len(sentence.text) <= _LONGEST_SENTENCE
        named = list(mentions.within(sentence)) if reports else []
        if named or (reports and before):
            quoted = quoted_spans(sentence, within=within)
            free = [mention for mention in named if not is_inside(mention.start, quoted)]
            scene = _Scene(text, sentence, free, quoted)
            heard = list(verbs(sentence, words, quoted))
            spoken = _spoken(scene, heard) or _continued(scene, heard, before, actors)
        if spoken and _is_remark(sentence.text):
            spoken = None
        if spoken:
            said.append(spoken.said)
        before = spoken
    return tuple(said)


def _is_remark(sentence: str) -> bool:
    small = sentence.casefold()
    may_be = "posted by" in small or "report abuse" in small or _CLOCK.search(sentence)
    return bool(may_be and _REMARK.search(sentence))


def _accords(sentence: str) -> re.Match[str] | None:
    return _ACCORDING.search(sentence) if "accord" in sentence.lower() else None


def _spoken(scene: _Scene, heard: Sequence[Verb]) -> _Spoken | None:
    found = _said(scene, heard) if scene.free else None
    return _Spoken(found, frozenset(m.actor for m in scene.free)) if found else None


def _continued(
    scene: _Scene, heard: Sequence[Verb], before: _Spoken | None, actors: Sequence[NamedActor]
) -> _Spoken | None:
    """What "he said" reports, where the one who spoke in the sentence before is the only person in both."""
    if before is None:
        return None
    speaker = before.said.speaker
    for verb in heard:
        pronoun = pronoun_before(scene.text, scene.sentence, verb)
        if pronoun:
            named = before.named | {m.actor for m in scene.free if m.end <= verb.start}
            alone = all(actors[one].kind is not ActorKind.PERSON for one in named - {speaker})
            agreed = alone and agrees(pronoun, actors[speaker], scene.text)
            return _Spoken(_report(scene, verb, speaker), named) if agreed else None
    return None


def _said(scene: _Scene, heard: Sequence[Verb]) -> Said | None:
    for verb in heard:
        speaker = _subject(scene, verb) or _inverted(scene, verb)
        if speaker and speaker.speaks:
            return _report(scene, verb, speaker.actor)
    named = _according(scene)
    return Said(scene.sentence.start, scene.sentence.end, named.actor, None, bool(scene.quoted)) if named else None


def _report(scene: _Scene, verb: Verb, speaker: int) -> Said:
    listener = _addressee(scene, verb)
    addressee = listener.actor if listener and listener.actor != speaker else None
    return Said(scene.sentence.start, scene.sentence.end, speaker, addressee, bool(scene.quoted))


# The subject


def _subject(scene: _Scene, verb: Verb) -> Mention | None:
    """Whoever stands right in front of the verb, or in front of an apposition that is."""
    text = scene.text
    before = [mention for mention in scene.free if mention.end <= verb.start]
    if before and _is_bridge(text[before[-1].end : verb.start]):
        return before[-1] if _is_subject(scene, before[-1], before) else None
    if before and _is_set_off(scene, before, verb):
        return before[-1]
    near = before[-4:]
    for at, mention in enumerate(near):
        following = near[at + 1] if at + 1 < len(near) else None
        listed = following is not None and _is_listed(text, mention, following)
        apposed = not listed and _is_apposition(text[mention.end : verb.start])
        if apposed and _is_subject(scene, mention, before):
            return mention
    return None


def _is_subject(scene: _Scene, mention: Mention, others: Sequence[Mention]) -> bool:
    """Whether a name begins its clause and belongs to no other word in front."""
    front = scene.up_to(mention.start)
    titled = bool(mention.role) and front.endswith(mention.role)
    if titled:
        front = front[: -len(mention.role)].rstrip()
    return not _is_object_of(front) and begins(front, _words_of(scene.text, others), office=titled)


def _words_of(text: str, mentions: Sequence[Mention]) -> frozenset[str]:
    return frozenset(word.rstrip(".") for each in mentions for word in text[each.start : each.end].split())


def _is_set_off(scene: _Scene, before: Sequence[Mention], verb: Verb) -> bool:
    """Whether a name stands between two commas behind the office it explains: "Her counterpart, X, said"."""
    mention = before[-1]
    front = scene.up_to(mention.start)
    if not front.endswith(",") or scene.text[mention.end : verb.start].strip() != ",":
        return False
    words = _words(front[-_LONGEST_OFFICE:])
    titled = bool(words) and words[-1] in lexicon().titles
    return titled and begins(front[:-1].rstrip(), _words_of(scene.text, before), office=True)


def _words(front: str) -> list[str]:
    return [word.lower() for word in WORD.of(front).findall(front)]


def _is_listed(text: str, mention: Mention, following: Mention) -> bool:
    """Whether the next name is a further one in a list, and not the beginning of what is said of this one."""
    alone = not text[mention.end : following.start].strip(", ")
    return alone and text[following.end : following.end + 5].lstrip().startswith((",", "and", "or"))


def _is_bridge(gap: str) -> bool:
    """Whether a name and its verb are parted by nothing but "also" and the like, or by brackets."""
    bare = re.sub(r"^ ?\([^()]{1,20}\)", "", gap) if "(" in gap else gap
    return all(word in lexicon().between for word in bare.split()) and bare[:1] in (" ", "\xa0")


def _is_apposition(gap: str) -> bool:
    """Whether the gap is held by two commas: ", political analyst at the Carnegie Center in Moscow, "."""
    bare = gap.strip()
    if not bare.startswith(",") or not bare.endswith(",") or not 1 < len(bare) <= _LONGEST_APPOSITION:
        return False
    inner = bare[1:-1].strip()
    words = inner.lower().split()
    if not words or QUOTED.search(inner) or any(mark in inner for mark in ";:("):
        return False
    clause = words[0] in ("and", "or", "but") or words[0] in lexicon().acts
    return not clause and inner.count(",") <= 2


def _is_object_of(front: str) -> bool:
    """Whether a name behind these words belongs to one of them: "a spokesman for X", "after meeting X"."""
    if _SHORTENED.search(front[-4:]):
        front = front[:-1]
    if not front or not front[-1].isalnum():
        return False
    words = _words(front[-_LONGEST_OFFICE:])
    known = lexicon()
    while words and (len(words[-1]) == 1 or words[-1] in _passed()):
        words.pop()
    if not words:
        return False
    asked = words[-1] in _AFTER_QUESTIONS or (words[-1] == "that" and not (known.speech | _TESTIFIES).isdisjoint(words))
    return (
        asked
        or words[-1] in _OTHERS
        or words[-1] in known.belonging
        or words[-1].endswith("ing")
        or words[-1] in known.acts
    )


@cache
def _passed() -> frozenset[str]:
    """What may stand between a name and the word that it belongs to."""
    return lexicon().kinds.union(lexicon().titles, _ARTICLES)


def _inverted(scene: _Scene, verb: Verb) -> Mention | None:
    """Whoever stands right behind the verb where the words said are in front of it: '"…," said X'."""
    front = scene.up_to(verb.start)
    closes = front.endswith((",", "”", '"', "''", "»", "!", "?", "–", "—"))
    if not closes and not (front == "" and verb.start > scene.sentence.start):
        return None
    if verb.word in lexicon().addressing or not (scene.quoted or front.endswith(",")):
        return None
    return _next_whole(scene, verb.end)


def _next_whole(scene: _Scene, at: int) -> Mention | None:
    """The actor whose name, with its office, stands right behind a place; None where other words do."""
    text = scene.text
    behind = (mention for mention in scene.free if mention.start >= at)
    employer: str | None = None
    for mention in islice(behind, _IN_AN_OFFICE):
        gap = text[at : mention.start].strip() if mention.start - at <= _LONGEST_OFFICE else "…"
        gap = gap.replace("’", "'").replace(" 's", "'s")
        if (_is_title(gap, mention) or gap == employer) and _is_whole(text, mention):
            return mention
        employer = f"{gap} {text[mention.start : mention.end]}'s".lstrip() if gap in ("", "the") else None
    return None


def _is_whole(text: str, mention: Mention) -> bool:
    """Whether the name ends the phrase: no 's, no further name or office, and nothing it does comes next."""
    if text[mention.end : mention.end + 3].lstrip().startswith(_OWNING[text[mention.end - 1] == "s"]):
        return False
    match = WORD.everywhere.match(text, mention.end + 1)
    if not match or not text[mention.end : mention.end + 1].isspace():
        return True
    word = match.group()
    return word in _GOES_ON or (word.islower() and word.endswith("ly"))


def _is_title(gap: str, mention: Mention) -> bool:
    """Whether only the name's own office, or an article, stands between the verb and the name."""
    bare = gap.removeprefix("the ").removeprefix("a ").strip()
    return bare in ("", "the") or (bool(mention.role) and bare.rstrip(",") == mention.role)


def _according(scene: _Scene) -> Mention | None:
    match = _accords(scene.sentence.text)
    if not match:
        return None
    found = _next_whole(scene, scene.sentence.start + match.end())
    ends = found and not scene.text[found.end : found.end + 2].strip(" .,;:)\n")
    return found if ends else None


# The one spoken to


def _addressee(scene: _Scene, verb: Verb) -> Mention | None:
    if verb.word in lexicon().addressing:
        return _next_whole(scene, verb.end)
    contacts = (match.end() for match in _CONTACTS.finditer(scene.sentence.text))
    return next(filter(None, (_next_whole(scene, scene.sentence.start + end) for end in contacts)), None)
