"""Pictures for a telephone: coverage over time as bars, and what happened when. Nothing in them is invented either."""

from __future__ import annotations

from digests.pictures.theme import Theme
from digests.pictures.views import profile_picture, timeline_picture

__all__ = ["Theme", "profile_picture", "timeline_picture"]
