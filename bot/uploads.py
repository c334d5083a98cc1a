"""Files that somebody sends: fetched from Telegram, as far as they are small."""

from __future__ import annotations

from telegram import Bot, Document
from telegram.error import BadRequest, NetworkError

from bot.question import LONGEST, clean
from bot.refusals import LargeFile, LostFile

MOST = 20 * 2**20
"""Bytes of a file; Telegram hands no larger ones to bots."""
SECONDS = 60.0


def name_of(document: Document) -> str:
    """The file's name as it can be repeated."""
    return clean(document.file_name or "")[:LONGEST]


async def unpack(bot: Bot, document: Document) -> bytes:
    """What is in the file. Raises LargeFile, LostFile."""
    name = name_of(document)
    if (document.file_size or 0) > MOST:
        raise LargeFile(name)
    try:
        file = await bot.get_file(document.file_id)
        if (file.file_size or 0) > MOST:
            raise LargeFile(name)
        data = bytes(await file.download_as_bytearray(read_timeout=SECONDS))
    except BadRequest as refusal:
        raise (LargeFile if "too big" in str(refusal).casefold() else LostFile)(name) from None
    except NetworkError:
        raise LostFile(name) from None
    if len(data) > MOST:
        raise LargeFile(name)
    return data
