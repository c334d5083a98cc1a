"""How long a test waits before it calls something hung."""

from __future__ import annotations

HANG = 60.0
"""Seconds after which a hostile input has hung the program. No measure of speed: a quadratic reader takes hours."""
