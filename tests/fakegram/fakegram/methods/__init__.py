"""What the bot can call, by name: the parameters this server heeds, and what it answers."""

from __future__ import annotations

from collections.abc import Mapping

from fakegram.methods import chats, editing, files, profile, sending
from fakegram.methods.given import Method

METHODS: Mapping[str, Method] = {
    **sending.METHODS,
    **editing.METHODS,
    **chats.METHODS,
    **profile.METHODS,
    **files.METHODS,
}
