"""Words that name a part of a site: they stand above a title, in a menu or in a trail, and title nothing themselves."""

from __future__ import annotations

import re

from corpus.intake.furniture.lines import Line, fold, word_set

_SECTIONS = word_set(
    """
    home news world politics business economy markets science technology tech health sport sports opinion culture arts
    travel lifestyle life food education environment climate energy local national international regional europe asia
    africa americas america oceania obituaries obituary jobs weather video videos photos pictures podcasts podcast live
    exclusive breaking analysis comment comments editorial essay interview interviews feature features explainer report
    reports special investigation corrections correction letters society law crime legal transport shipping logistics
    companies space mars media money finance property cars style fashion music film books games showbiz tv radio
    entertainment magazine newsletter newsletters latest top stories story more press release releases centre center
    speeches remarks statements archive search subscribe donate abo my view just in day topics topic uk us eu
    главная новости общество политика экономика спорт культура мир реклама происшествия
    startseite politik wirtschaft lokales kultur welt nachrichten panorama wissen
    política economía sociedad deportes cultura mundo inicio actualité économie monde société
    """
)
_FILLING = word_set("and the of & in for to und der die de la y et и")
_NUMBERS = re.compile(r"[\d.,:%+°€$£/-]+")


def generic(name: str) -> bool:
    """Whether a name is made of words for sections alone: "World News", "Latest Reports"."""
    return all(word in _SECTIONS or word in _FILLING for word in fold(name).split())


def is_section(line: Line) -> bool:
    """Whether a short line names a section, or several: "World", "ECONOMY / SHIPPING", "Speeches and Remarks"."""
    if not line.words or len(line.words) > 6 or line.ended:
        return False
    if generic(line.text):
        return True
    parts = [part.strip() for part in re.split(r"[/>»›|]", line.text)]
    if len(parts) < 2 or not all(parts):
        return False
    return line.text.isupper() or generic(parts[0])


def is_ticker(line: Line) -> bool:
    """Whether a short line is mostly figures: prices, temperatures."""
    parts = line.text.split()
    figures = sum(bool(_NUMBERS.fullmatch(part)) for part in parts)
    return 2 <= len(parts) <= 6 and figures >= 2 and not line.ended
