"""Buttons as Telegram's library takes them."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.prepared import Key, Keys


def keyboard(keys: Keys) -> InlineKeyboardMarkup | None:
    """The keyboard of rows of keys; None for none."""
    if not keys:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(key.text, callback_data=key.data) for key in row] for row in keys]
    )


def single(key: Key | None) -> InlineKeyboardMarkup | None:
    return keyboard(((key,),)) if key else None
