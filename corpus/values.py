"""Values that are made by the hundred for every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["value"]

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:
    from dataclasses import dataclass

    def value(*, frozen: bool, slots: bool):
        """A dataclass that is frozen for whoever checks the types, and not slowed down by refusing assignments itself.

        To set the fields of a frozen one past its own refusal takes three to five times as long as to make it.
        """
        return dataclass(slots=slots, unsafe_hash=frozen)
