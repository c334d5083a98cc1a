"""Known actors in texts of other languages and scripts: by their names alone, in the cases that names take there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.reading.model import NamedActor, Sentence, Spotted
from corpus.reading.names.gazetteer import Gazetteer, Use
from corpus.reading.names.tokens import Words, cut

_SHORTEST = 4
"""Letters that must be left of a name without its ending."""
_CYRILLIC = (
    ("ого", "ий ый ой"), ("ому", "ий ый ой"), ("ией", "ия"), ("ии", "ия"), ("ию", "ия"), ("им", "ий"), ("ым", "- ый"),
    ("ом", "-"), ("ой", "а"), ("ою", "а"), ("ем", "й"), ("ей", "я"), ("ам", "-"), ("а", "-"), ("у", "- а"),
    ("е", "- а"), ("ы", "а"), ("и", "я а"), ("я", "й ь"), ("ю", "я й ь"),
)  # fmt: skip
_ARMENIAN = tuple((ending, "-") for ending in "ից ով ում ին ը ն ի".split())
_GEORGIAN = tuple((ending, "ი -") for ending in "თან მა ის ით ად ს მ".split())
_TURKIC = tuple(
    (ending, "-")
    for ending in """nın nin nun nün dan dən den ten tan la lə le da də de ta te ya yə ye
    ın in un ün ı i u ü a ə e""".split()
)
_ENDINGS = {
    "ru": _CYRILLIC, "uk": _CYRILLIC, "bg": _CYRILLIC, "sr": _CYRILLIC, "hy": _ARMENIAN, "ka": _GEORGIAN,
    "az": _TURKIC, "tr": _TURKIC,
}  # fmt: skip


def read_known(text: str, sentences: Sequence[Sentence], gazetteer: Gazetteer, language: str) -> tuple[NamedActor, ...]:
    """The known actors whom a text that is not read names: whole names, and single ones with their endings.

    No adjective, no capital that stands for its country and no unsure name is taken, since nothing there can be
    looked at that would speak against it.
    """
    words = cut(text, sentences)
    mentions: dict[int, list[Spotted]] = {}
    for actor, first, last in sorted(_found(words, gazetteer, _ENDINGS.get(language, ())), key=lambda one: one[1]):
        spotted = Spotted(words.starts[first], words.ends[last], words.surface(first, last))
        mentions.setdefault(actor, []).append(spotted)
    known = gazetteer.actors
    return tuple(NamedActor(known[n].key, known[n].kind, known[n].name, tuple(found)) for n, found in mentions.items())


def _found(words: Words, gazetteer: Gazetteer, endings: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int, int]]:
    taken: set[int] = set()
    for match in gazetteer.matches(words):
        if match.use is Use.NAME and not match.unsure:
            taken.update(range(match.first, match.last + 1))
            yield match.actor, match.first, match.last
    for at in words.capitals:
        if at not in taken:
            for form in _without_ending(words.lower[at], endings):
                actor = gazetteer.alone(form)
                if actor is not None:
                    yield actor, at, at
                    break


def _without_ending(word: str, endings: Sequence[tuple[str, str]]) -> Iterator[str]:
    """What a word may be as a dictionary has it: "путина" is "путин", "россии" is "россия"."""
    bare = word.partition("'")[0].partition("’")[0]
    if bare != word:
        yield bare
    for ending, bases in endings:
        stem = bare.removesuffix(ending)
        if stem != bare and len(stem) >= _SHORTEST:
            yield from (stem + base.strip("-") for base in bases.split())
