"""Which of a page's blocks are its article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from corpus.intake.html.blocks import Block

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def article_blocks(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The article's blocks with its heading above them; all that reads as text where no structure tells it."""
    chosen = _container(blocks)
    posts = _posts(blocks)
    inside = [block for block in blocks if _in(block, chosen)] if chosen else list(blocks)
    if posts:
        inside = [block for block in blocks if posts in block.within]
    kept = [block for block in _without_cards(inside) if _text_of_article(block)]
    plain = [block for block in kept if not block.hinted]
    if any(_paragraph(block) for block in plain):
        kept = plain
    return (*_heading_above(blocks, kept), *kept)


def _container(blocks: Sequence[Block]) -> int:
    """The number of the container that holds the article; 0 where none stands out."""
    words: Counter[int] = Counter()
    nested: Counter[int] = Counter()
    kinds: dict[int, str] = {}
    for block in blocks:
        if not _paragraph(block):
            continue
        size = len(block.text.split())
        kinds.update(zip(block.within, block.kinds, strict=True))
        for number in block.within:
            words[number] += size
        if block.within:
            nested[block.within[-1]] += size
    everything = sum(len(block.text.split()) for block in blocks if _paragraph(block))
    for kind, least in (("body", 0.2), ("article", 0.35), ("main", 0.2)):
        ranked = sorted((nested[number], number) for number, its in kinds.items() if its == kind)
        if ranked and words[ranked[-1][1]] >= max(20, least * everything):
            return ranked[-1][1]
    return 0


def _posts(blocks: Sequence[Block]) -> int:
    """The number of a main part whose text stands in several articles of its own, as a live report's does; else 0.

    Cards of other stories are linked; a report's posts are not, and the page's one heading stands above them all.
    """
    heads = [block for block in blocks if block.tag == "h1" and block.text]
    if len(heads) != 1 or heads[0].kinds[-1:] != ("main",):
        return 0
    main = heads[0].within[-1]
    inside = [block for block in blocks if main in block.within and block.kinds[-1] == "article"]
    linked = {block.within[-1] for block in inside if block.linked >= 0.5 or block.hinted}
    told = {block.within[-1] for block in inside if _paragraph(block)} - linked
    return main if len(told) >= 2 and len(told) * 2 > len({block.within[-1] for block in inside}) else 0


def _without_cards(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without cards of other stories: linked headings, two or more, each with a paragraph right below."""
    cards = [
        n
        for n, (block, after) in enumerate(pairwise(blocks))
        if block.tag in _HEADINGS[1:] and block.linked >= 0.8 and after.linked < 0.5 and _paragraph(after)
    ]
    gone = {n + 1 for n in cards if len(cards) >= 2 and len(blocks[n + 1].text.split()) <= 45}
    return [block for n, block in enumerate(blocks) if n not in gone]


def _in(block: Block, number: int) -> bool:
    """Whether the block is the container's own, not of another article set into it."""
    if number not in block.within:
        return False
    inner = block.kinds[block.within.index(number) + 1 :]
    return "article" not in inner


def _paragraph(block: Block) -> bool:
    return len(block.text.split()) >= 8 and block.linked < 0.5 and not block.hinted


def _text_of_article(block: Block) -> bool:
    if not block.text:
        return bool(block.datetime)
    if block.tag == "h1" or block.linked < 0.5:
        return True
    return block.linked < 0.8 and block.tag not in ("li", *_HEADINGS) and len(block.text.split()) >= 12


def _heading_above(blocks: Sequence[Block], kept: Sequence[Block]) -> tuple[Block, ...]:
    if not kept or any(block.tag == "h1" for block in kept):
        return ()
    heads = [block for block in blocks if block.tag == "h1" and block.text]
    return (heads[0],) if len(heads) == 1 else ()
