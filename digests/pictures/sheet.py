"""A sheet to draw on, in pixels from its lower left corner, through matplotlib's objects and no global state."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from digests.pictures.letters import DPI, face, points
from digests.pictures.theme import Palette

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH = 1080
"""Pixels; a telephone shows them about 400 wide, so that 28 pixels read like 10."""

COLOURS = 128
"""A palette's few colours and their shades at the letters' edges need no more."""


class Sheet:
    """A figure that is drawn on once and then read as PNG."""

    def __init__(self, height: int, palette: Palette) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.height = height
        self.palette = palette
        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=palette.paper)
        self._canvas = FigureCanvasAgg(figure)
        self._paper = figure.add_axes((0, 0, 1, 1), frameon=False)
        self._bare(self._paper)
        self._paper.set(xlim=(0, WIDTH), ylim=(0, height))

    @staticmethod
    def _bare(axes: Axes) -> None:
        axes.set_axis_off()
        axes.set_autoscale_on(False)

    def text(
        self, x: float, y: float, text: str, *, pixels: float, color: str, bold: bool = False, align: str = "left"
    ) -> None:
        """Write one line, standing on y; nothing in it is read as a formula."""
        self._paper.text(
            x,
            y,
            text,
            color=color,
            fontproperties=face(bold=bold),
            fontsize=points(pixels),
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
            zorder=4,
        )

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
        self._paper.plot(
            xs,
            ys,
            color=color,
            linewidth=points(pixels),
            linestyle="--" if dashed else "-",
            solid_capstyle="round",
            zorder=level,
        )

    def dots(self, xs: Sequence[float], ys: Sequence[float], color: str, *, pixels: float, hollow: bool) -> None:
        """Draw round marks, filled or as rings."""
        self._paper.plot(
            xs,
            ys,
            linestyle="none",
            marker="o",
            markersize=points(pixels),
            markerfacecolor=self.palette.paper if hollow else color,
            markeredgecolor=color,
            markeredgewidth=points(4),
            zorder=3,
        )

    def bars(self, lefts: Sequence[float], widths: Sequence[float], heights: Sequence[float], bottom: float) -> None:
        """Draw bars side by side, all standing on one line."""
        self._paper.bar(lefts, heights, widths, bottom, align="edge", color=self.palette.bar, linewidth=0)

    def png(self) -> bytes:
        """The sheet as a PNG file, of few colours and so small."""
        from matplotlib import rc_context
        from PIL import Image

        with rc_context({"text.hinting": "none"}):
            self._canvas.draw()  # type: ignore[no-untyped-call]
            pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        drawn = Image.frombuffer("RGBA", self._canvas.get_width_height(), pixels)
        few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        out = BytesIO()
        few.save(out, "PNG", compress_level=4)
        return out.getvalue()
