"""The colours of a picture, for a light and for a dark telephone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as Pillow takes them."""

    paper: str
    ink: str
    muted: str
    line: str
    bar: str
    mark: str
    on_mark: str


class Theme(Enum):
    """Light or dark; every text stands off its ground by at least 4.5 to 1."""

    LIGHT = Palette("#ffffff", "#14171a", "#5b6570", "#dfe3e8", "#9db4cc", "#b3261e", "#ffffff")
    DARK = Palette("#17212b", "#f2f5f7", "#a3b1bf", "#2c3a47", "#4f7396", "#ff9d8a", "#17212b")
