"""A sheet to draw on, in pixels from its lower left corner, over Pillow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from math import ceil, dist, floor
from typing import TYPE_CHECKING

from digests.pictures.theme import Palette
from digests.pictures.typesetting import face

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH = 1080
"""Pixels; a telephone shows them about 400 wide, so that 28 pixels read like 10."""

MOST_SHADES = 17
"""From one colour to another at a smooth edge; with all pairs that meet a picture has less than 128 colours."""
APART = 8
"""Between two shades, of 255: nearer ones Pillow takes for each other."""

COMPRESSION = 2
"""Six takes three times as long, during which nobody is answered, for a picture that is a quarter smaller."""

_FINE = 4
"""Slanting and round edges are drawn so many times as large and then made small, which makes them smooth."""
_RING = 4
"""Pixels of a mark's rim, half of them outside its size."""
_DASH, _GAP = 8, 4
"""Pixels of a dashed line."""
_ANCHORS = {"left": "ls", "center": "ms", "right": "rs"}

Point = tuple[float, float]
"""From the upper left corner, as Pillow counts."""
Stroke = Callable[["Image"], None]
Shape = Callable[["ImageDraw", Callable[[Point], Point]], None]
"""Draws on a mask, with what leads from the sheet's points to the mask's."""


class Sheet:
    """A picture that is drawn on, and then read as PNG."""

    def __init__(self, height: int, palette: Palette) -> None:
        self.height = height
        self.palette = palette
        self._strokes: list[tuple[float, Stroke]] = []

    def text(
        self, x: float, y: float, text: str, *, pixels: float, color: str, bold: bool = False, align: str = "left"
    ) -> None:
        """Write one line, standing on y."""

        def stroke(image: Image) -> None:
            from PIL.ImageDraw import Draw

            at = (x, self.height - y)
            Draw(image).text(at, text, color, face(pixels, bold=bold), anchor=_ANCHORS[align])

        self._strokes.append((4, stroke))

    def line(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        color: str,
        *,
        pixels: float = 2,
        dashed: bool = False,
        level: float = 2,
    ) -> None:
        """Draw a line through points; bars are at level 1, marks at 3, texts at 4."""
        points = [(float(round(x)), float(round(self.height - y))) for x, y in zip(xs, ys, strict=True)]

        def stroke(image: Image) -> None:
            for begin, end in pairwise(points):
                for piece in _dashes(begin, end) if dashed else [(begin, end)]:
                    _smoothly(image, color, piece, pixels, _straight(*piece, pixels, round_ends=not dashed))

        self._strokes.append((level, stroke))

    def dots(self, xs: Sequence[float], ys: Sequence[float], color: str, *, pixels: float, hollow: bool) -> None:
        """Draw round marks, filled or as rings."""
        whole, within = pixels / 2 + _RING / 2, pixels / 2 - _RING / 2

        def stroke(image: Image) -> None:
            for x, y in zip(xs, ys, strict=True):
                middle = (x, self.height - y)
                _smoothly(image, color, [middle], 2 * whole, _disc(middle, whole))
                if hollow:
                    _smoothly(image, self.palette.paper, [middle], 2 * within, _disc(middle, within))

        self._strokes.append((3, stroke))

    def bars(self, lefts: Sequence[float], widths: Sequence[float], heights: Sequence[float], bottom: float) -> None:
        """Draw bars side by side, all standing on one line; each is a pixel wide at least."""
        foot = round(self.height - bottom)

        def stroke(image: Image) -> None:
            for left, width, height in zip(lefts, widths, heights, strict=True):
                begin, end, top = round(left), round(left + width), round(self.height - bottom - height)
                image.paste(self.palette.bar, (begin, top, max(end, begin + 1), foot))

        self._strokes.append((1, stroke))

    def png(self) -> bytes:
        """The sheet as a PNG file, of few colours and so small."""
        from PIL import Image

        drawn = Image.new("RGB", (WIDTH, self.height), self.palette.paper)
        for _, stroke in sorted(self._strokes, key=lambda each: each[0]):
            stroke(drawn)
        few = drawn.quantize(palette=_shades(self.palette), dither=Image.Dither.NONE)
        out = BytesIO()
        few.save(out, "PNG", compress_level=COMPRESSION)
        return out.getvalue()


@cache
def _shades(palette: Palette) -> Image:
    """An image with the colours of a picture, and those between any two that meet in it."""
    from PIL import Image
    from PIL.ImageColor import getrgb

    on_paper = [(palette.paper, each) for each in (palette.ink, palette.muted, palette.line, palette.bar, palette.mark)]
    found: dict[tuple[int, ...], None] = {}
    for one, other in [*on_paper, (palette.bar, palette.mark), (palette.on_mark, palette.mark)]:
        pair = list(zip(getrgb(one), getrgb(other), strict=True))
        steps = min(MOST_SHADES, max(abs(a - b) for a, b in pair) // APART)
        for n in range(steps + 1):
            found[tuple(round(a + (b - a) * n / steps) for a, b in pair)] = None
    shades = Image.new("P", (1, 1))
    shades.putpalette([part for colour in found for part in colour])
    return shades


def _smoothly(image: Image, color: str, points: Sequence[Point], pixels: float, shape: Shape) -> None:
    """Paint a shape that reaches no further than half of so many pixels around these points."""
    from PIL import Image
    from PIL.ImageDraw import Draw

    reach = pixels / 2 + 1
    left, top = (floor(min(each[n] for each in points) - reach) for n in (0, 1))
    right, bottom = (ceil(max(each[n] for each in points) + reach) for n in (0, 1))
    mask = Image.new("L", ((right - left) * _FINE, (bottom - top) * _FINE))
    shape(Draw(mask), lambda point: ((point[0] - left) * _FINE, (point[1] - top) * _FINE))
    image.paste(color, (left, top, right, bottom), mask.reduce(_FINE))


def _straight(begin: Point, end: Point, pixels: float, *, round_ends: bool) -> Shape:
    def shape(mask: ImageDraw, to: Callable[[Point], Point]) -> None:
        mask.line([to(begin), to(end)], 255, round(pixels * _FINE))
        if round_ends:
            for point in (begin, end):
                _disc(point, pixels / 2)(mask, to)

    return shape


def _disc(middle: Point, radius: float) -> Shape:
    def shape(mask: ImageDraw, to: Callable[[Point], Point]) -> None:
        mask.circle(to(middle), radius * _FINE - 0.5, 255)

    return shape


def _dashes(begin: Point, end: Point) -> Iterator[tuple[Point, Point]]:
    """The pieces of a dashed line."""
    length = dist(begin, end)

    def at(way: float) -> Point:
        part = min(way / length, 1)
        return begin[0] + (end[0] - begin[0]) * part, begin[1] + (end[1] - begin[1]) * part

    for n in range(ceil(length / (_DASH + _GAP))):
        yield at(n * (_DASH + _GAP)), at(n * (_DASH + _GAP) + _DASH)
