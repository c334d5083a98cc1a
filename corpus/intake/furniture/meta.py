"""Lines that say something about the page or the article instead of being part of it.

Each rule looks at one line alone and is strict, for it holds wherever the line stands; what can only be told from
where a line stands is decided in `blocks`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from corpus.intake.furniture.dates import leftover, written_dates
from corpus.intake.furniture.lines import Line, word_set

_SHARE = word_set(
    """
    share shares shared tweet facebook twitter x whatsapp telegram linkedin email e-mail mail print copy link
    pinterest reddit viber messenger vk odnoklassniki ok instagram youtube tumblr flipboard pocket bluesky
    threads mastodon skype sms wechat weibo xing on via this article story post page to with friends friend
    your save bookmark and or by it url now us follow the a
    """
)
_NETWORKS = word_set(
    """
    share tweet facebook twitter whatsapp telegram linkedin pinterest reddit viber messenger vk tumblr
    flipboard email e-mail print
    """
)
_CREDIT = re.compile(r"[(\[]?\s*(?:sources?|via)\s*:\s*(\S.*)", re.IGNORECASE)
_PHOTO = re.compile(
    r"(?:\[\d+/\d+\]\s?\S|[(\[]?\s*(?:file |archive |featured |cover |main |lead |header )?"
    r"(?:photo|image|picture|pic|video|photograph|illustration|graphic|caption|foto|bild|фото)s?"
    r"(?: credits?| by| courtesy(?: of)?| source| caption)?\s*(?:[:©]|by |courtesy |(?<=source),|(?<=caption),))",
    re.IGNORECASE,
)
_AGENCY_END = re.compile(
    r"[\[(|/–—-]\s?(?:file(?: photo)?[:/ ])?[^\[\]()|/]{0,60}"
    r"(?:AP|AFP|Reuters|Getty|EPA|EPA-EFE|TASS|Anadolu|Shutterstock|Alamy|iStock|Wikimedia|Pool)"
    r"(?: Photo| Images)?\s?[\])]?\.?$"
)
_CREDIT_END = re.compile(
    r"(?:[\[(](?:[^\[\]()]{1,40}[/:] ?[^\[\]()]{2,40}|[^\[\]()]{0,30}(?:photo|picture|image|foto|photograph)s?)[\])]"
    r"|\b(?:photo|foto|picture|image|credit|photograph|фото) ?: ?[^:.!?]{2,60})\.?$",
    re.IGNORECASE,
)
_ADVERT = re.compile(
    r"\W*(?:advert(?:isement|ising|orial|s)?|sponsored(?: content| by| links?)?|promoted(?: content)?|ads? by"
    r"|sponsor message"
    r"|paid content|(?:story|article) continues (?:below|after)"
    r"|реклама|anzeige|werbung|publicité|publicidade?|pubblicità|publicitate|reklam[ae]?)\b",
    re.IGNORECASE,
)
_CLICK = re.compile(
    r"\W*(?:click|tap|press)\b.{0,30}\b(?:here|image|photo|picture|link|button|play|title)\b", re.IGNORECASE
)
_COPYRIGHT = re.compile(r"\W*(?:©|\(c\)|copyright\b)", re.IGNORECASE)
_TAGS = re.compile(
    r"(?:tags?|tagged|topics?|keywords?|filed under|posted in|categor(?:y|ies)|labels?|sections?|теги|schlagwörter)"
    r"(?:\s+(?:as|in|with))?\s*:",
    re.IGNORECASE,
)
_ASK = re.compile(
    r"(?:please |also )?(?:sign up|sign in|subscribe|get|receive|join|follow|download|support|donate|register|log ?in"
    r"|become|enter|click|like|stay|keep up|want|enjoy(?:ed|ing)?|already|not|never miss|don't miss|help|read our"
    r"|check out|save|send|got|do you have|if you (?:liked|have|would|want|wish)|was this|you are receiving|order"
    r"|for daily)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:newsletters?|inbox|subscri\w{1,9}|our (?:app|channel|page|journalism|daily|weekly|podcast|website|site|free)"
    r"|notifications|e-?mail alerts|your (?:e-?mail|account|name|story ideas|reading list)|own reading list"
    r"|our (?:telegram|whatsapp|youtube|facebook)|us on|facebook page|newsdesk|e-?mail (?:us|address)"
    r"|sign up (?:here|for)|order reprints|\w{1,30}@\w{1,30}\.\w{2,8})\b",
    re.IGNORECASE,
)
_FOLLOW = re.compile(
    r"(?:follow|find|join|like|subscribe to|подписывайтесь)\b.{0,60}\b"
    r"(?:on|in|auf|sur|en|в) (?:our )?(?:facebook|x|twitter|telegram|instagram|whatsapp|youtube|tiktok)\b",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:(?:a (?:longer |shorter )?version of )?this (?:article|text|story|essay|interview|piece|page|report)\b"
    r".{0,60}\b"
    r"(?:translated|edited for|condensed|appears in|adapted from|first appeared|appeared|originally published)\b"
    r"|the (?:views|opinions) expressed\b|our standards:|.{1,40} is not responsible for the content\b)",
    re.IGNORECASE,
)
_STRINGER = re.compile(r"[A-Z][\w’'.-]{1,20} [A-Z][\w’'-]{1,25}(?: for |/)[A-Z]\S{1,20}(?: [A-Z]\S{1,20})?$")
_COOKIES = re.compile(
    r"\b(?:(?:we|our partners|(?:this|our) (?:web)?site|the site) (?:and our partners )?(?:use|uses|store|employ)\b"
    r".{0,60}\bcookies"
    r"|(?:accept|reject|manage|allow)(?: all)? cookies|cookie (?:policy|settings|notice|preferences))\b",
    re.IGNORECASE,
)
_COMMENT = re.compile(
    r"(?:please enter your (?:comment|name|email)|your email address will not|required fields are|save my name"
    r"|be the first to comment|you must be logged in|log ?in to (?:leave|post|comment)|sign in to comment"
    r"|you have entered an incorrect|notify me of|this site uses akismet"
    r"|(?:view|read|show|see|hide)(?: all)?(?: \d+)? comments|(?:no|\d+) comments?$|comments are closed"
    r"|(?:post|add|write|leave) (?:a|your) (?:comment|reply)|no comments yet|comments? \(\d+\)|report this comment"
    r"|you must log in|(?:member since|joined:|messages:|reactions:|thread starter))",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"\W*(?:\d[\d.,]*\s?[km]? (?:views?|shares?|likes?|reads?|comments?)|(?:estimated )?(?:reading|read) time\b.{0,20}"
    r"|lesezeit\b.{0,20}|время чтения\b.{0,20}|list \d+ of \d+|(?:end of list|list of \d+ items)"
    r"|\d+[ -]?(?:min(?:ute)?s?)(?: of)? (?:read|reading)|(?:an?|\d+) (?:second|minute|hour|day|week|month|year)s? ago"
    r"|listen(?: to (?:this )?(?:article|story))?(?: \d.{0,20})?|play video|watch(?: now| live)|live updates?"
    r"|breaking(?: news)?"
    r"|[\d:]{3,5} ?/ ?[\d:]{3,5})\W*$",
    re.IGNORECASE,
)
_BUTTONS = """
    menu|search|home|homepage|skip to content|skip to main content|skip to navigation|log in|login|sign in|sign up
    subscribe|subscribe now|register|back to top|toggle navigation|previous article|next article|previous post
    next post|previous|next|load more|show more|show less|see more|see all|view all|read more|continue reading|more
    close|all rights reserved|terms of use|terms of service|terms and conditions|privacy policy|contact us|contact
    about us|about|advertise with us|advertise|sitemap|site map|help|careers|accept|reject|got it|i agree|follow us
    like this|like this article|loading|read the full story|read full story|full story|read full article|font size
    text size|a a a|spot img|was this article helpful|report an error|rss|download the app|get the app|donate
    support us|newsletters|newsletter|my account|privacy|terms|cookies|cookie settings
    load more entries|ends|end|like reply|acquire licensing rights|purchase licensing rights|enlarge this image
    view in browser|zur startseite|last updated
    this article was originally published here|republish this article|cite this article
    """
_NAVIGATION = frozenset(" ".join(words.split()) for words in _BUTTONS.strip().replace("\n", "|").split("|"))
_TRAIL = (">", "»", "›", "|", "/", "•", "·", " - ", " – ")
_HERE = re.compile(r"you are here ?:? ?", re.IGNORECASE)
_QUOTES = "\"“«'‘"


def rule_for(line: Line, title: str) -> str:
    """The rule that takes this line out, or empty where it may be the article's."""
    if len(line.words) > _MOST_WORDS:
        return ""
    return _rule(line) or ("share" if _share(line, title) else "")


@lru_cache(maxsize=1024)
def _rule(line: Line) -> str:
    """The rule that takes the line out of any page; asked twice of every line, for the title and for the text."""
    count = len(line.words)
    return next((name for name, most, holds in _RULES if count <= most and holds(line)), "")


def credited_source(line: Line) -> str:
    """Whom a "source:" line names, without "with agencies"; empty where the line is none."""
    match = _CREDIT.match(line.text)
    if not match or len(line.words) > 12:
        return ""
    name = match[1].strip(" )].")
    if "://" in name[:8]:
        return name.split("/")[2].removeprefix("www.")
    cut = re.split(r"(?: with| and|,|/|\+|;|&) ?(?:other )?(?:news )?agencies\b", name, maxsplit=1, flags=re.IGNORECASE)
    return cut[0].strip(" ,;/")


def _begins(pattern: re.Pattern[str]) -> Callable[[Line], bool]:
    return lambda line: pattern.match(line.text) is not None


def _credit(line: Line) -> bool:
    return bool(credited_source(line))


def _photo(line: Line) -> bool:
    if _PHOTO.match(line.text) and not (line.good and ":" not in line.text[:30]):
        return True
    if len(line.words) > 45:
        return False
    end = line.text[-120:]
    credited = any(mark in end for mark in ":])") and bool(_CREDIT_END.search(end))
    return credited or bool(_STRINGER.match(line.text)) or (not line.good and bool(_AGENCY_END.search(end)))


def _advert(line: Line) -> bool:
    return bool(_ADVERT.match(line.text)) and not _sentence(line)


def _sentence(line: Line) -> bool:
    return line.ended and len(line.words) > 3


def _copyright(line: Line) -> bool:
    return bool(_COPYRIGHT.match(line.text)) or "all rights reserved" in line.folded


def _tags(line: Line) -> bool:
    if line.text.startswith("#") and all(word.startswith("#") for word in line.text.split()):
        return True
    return len(line.words) <= 40 and bool(_TAGS.match(line.text)) and not _sentence(line)


def _newsletter(line: Line) -> bool:
    if line.text[:1] in _QUOTES:
        return False
    if len(line.words) <= 25 and _FOLLOW.match(line.text):
        return True
    return bool(_ASK.match(line.text)) and bool(_OURS.search(line.text))


def _cookies(line: Line) -> bool:
    return "cookie" in line.low and line.text[:1] not in _QUOTES and bool(_COOKIES.search(line.text[:1500]))


def _navigation(line: Line) -> bool:
    return line.folded in _NAVIGATION or _trail(line)


def _trail(line: Line) -> bool:
    """A breadcrumb or menu bar: several short parts between the same signs."""
    if line.ended:
        return False
    text = _HERE.sub("", line.text, count=1) if "you are here" in line.low else line.text
    for sign in (sign for sign in _TRAIL if sign in text):
        parts = [part.strip() for part in text.split(sign)]
        if len(parts) >= (4 if " " in sign else 3) and all(0 < len(part.split()) <= 3 for part in parts):
            return sign != "/" or parts[0].casefold() == "home"
    return False


def _credits(line: Line) -> bool:
    low = line.text.lstrip("([").casefold()
    return low.startswith(("reporting by ", "additional reporting by ", "writing by ", "editing by ", "edited by "))


def _share(line: Line, title: str) -> bool:
    if len(line.words) > 20:
        return False
    words = [word.casefold() for word in line.words]
    if not words or not all(word in _SHARE or word.isdigit() for word in words):
        return False
    if len(words) == 1:
        return words[0] in _NETWORKS and words[0] not in title.casefold()
    return any(word in _NETWORKS for word in words)


def date_line(line: Line) -> bool:
    """Whether the line is a date and nothing else to speak of: "Updated: 3 May 2021, 14:05 GMT"."""
    if len(line.words) > 16:
        return False
    dates = written_dates(line.text)
    if not dates and not _NUMERIC.search(line.text):
        return False
    return _TIME_WORDS.issuperset(re.findall(r"[^\W\d_]+", leftover(line.text, dates).casefold()))


_NUMERIC = re.compile(r"(?<![\d.:/])\d{1,2}(?:[:/]\d{2}|\.\d{1,2}\.\d{2})")
_TIME_WORDS = word_set(
    """
    years year ago months month weeks week days day minutes minute min kl uhr h stand page site by webmaster eat end
    edited обновлено опубликовано в от aktualisiert veröffentlicht am um publicado actualizado publié mis à jour le
    published updated posted modified last first on at date created the monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thur thurs fri sat sun gmt utc bst edt est pst pdt cet cest
    msk ist et am pm a m p t z is it today time local hrs hours ago and of since
    """
)

_MOST_WORDS = 90
"""A line of more words is taken out by no rule."""
_RULES: tuple[tuple[str, int, Callable[[Line], bool]], ...] = (
    ("date", 16, date_line),
    ("source", 12, _credit),
    ("photo", 60, _photo),
    ("advertisement", 6, _advert),
    ("click hint", 14, _begins(_CLICK)),
    ("copyright", 40, _copyright),
    ("tags", _MOST_WORDS, _tags),
    ("newsletter", 45, _newsletter),
    ("cookies", _MOST_WORDS, _cookies),
    ("note", 45, _begins(_NOTE)),
    ("comments", 25, _begins(_COMMENT)),
    ("counter", 8, _begins(_COUNTER)),
    ("navigation", _MOST_WORDS, _navigation),
    ("credits", 40, _credits),
)
"""The rules in their order, each with how many words a line that it takes out has at most."""
