"""Words without a command, understood as the nearest command: "who is Putin" asks for the actor."""

from __future__ import annotations

from bot.question import Question
from corpus.errors import BadSchedule

OPENINGS: dict[str, tuple[str, ...]] = {
    "timeline": (
        *("timeline", "timeline of", "timeline for", "timeline on", "history of", "chronology of", "course of"),
        *("what happened", "what happened in", "what happened at", "what happened on", "what happened with"),
        *("what happened to", "what happened during", "what has happened", "what has happened in"),
        *("what has happened with", "what has happened to", "what will happen", "what will happen in"),
        *("what will happen on", "what will happen with", "what will happen to", "what is planned for"),
    ),
    "when": (
        *("when", "on what day", "on which day", "what day", "which day"),
        *("on what date", "on which date", "what date"),
    ),
    "actor": (
        *("who is", "who are", "who was", "who were", "who's", "profile of", "profile", "compare"),
        *("what did", "what does", "what has", "what have"),
    ),
    "said": ("quotes by", "quotes of", "quotes from", "statements by", "statements of", "statements from"),
    "latest": (
        *("latest", "latest on", "latest about", "latest from", "latest in", "latest with", "latest news"),
        *("latest news on", "latest news about", "latest news from", "latest news of", "news", "news on"),
        *("news about", "news of", "news from", "newest", "headlines", "any news", "any news on"),
        *("any news about", "any news from", "any news of", "what's new", "what's new in", "what's new with"),
        *("what changed", "what changed in", "what changed on", "what changed with", "what's changed"),
        *("what has changed", "what has changed in", "what has changed on", "what has changed with"),
        *("anything new", "anything new in", "anything new on", "anything new about", "anything new from"),
        *("any updates", "any updates on", "updates on"),
        *("what's new on", "what's new about", "what is new", "what is new in", "what is new with"),
        *("what is new on", "what is new about", "what's the latest", "what's the latest on"),
        *("what's the latest in", "what's the latest with", "what is the latest", "what is the latest on"),
        *("what is the latest in", "what is the latest with", "what are the latest developments"),
        *("what are the latest developments in", "what are the latest developments on", "latest developments"),
        *("latest developments in", "latest developments on", "developments in", "recent news", "recent news on"),
        *("recent news about", "recent news from", "update on", "an update on", "updates about", "update me on"),
        *("what is happening", "what is happening in", "what is happening with", "what's happening"),
        *("what's happening in", "what's happening with", "what is going on", "what is going on in"),
        *("what is going on with", "what's going on", "what's going on in", "what's going on with"),
        *("situation in", "how is the situation in", "what is the situation in", "what's the situation in"),
    ),
    "differ": (
        *("where do sources differ", "where do sources differ on", "where do sources differ about"),
        *("where sources differ", "where sources differ on", "where sources differ about"),
        *("do sources differ on", "how do sources differ on", "what do sources differ on", "on what do sources differ"),
        *("compare sources", "compare sources on", "compare sources about", "differences on", "differences about"),
        *("where do sources disagree on", "do sources disagree on", "disagreements on"),
        *("contradictions on", "contradictions about"),
    ),
    "digest": ("digest", "digest of", "digest for", "digest on", "summary", "summary of", "summarise", "summarize"),
    "search": ("search", "search for", "look for", "look up", "find", "articles about", "articles on"),
    "article": ("article",),
    "topics": (
        *("topics", "what topics", "which topics", "what topics are there", "which topics are there", "list topics"),
        *("what topics do you have", "which topics do you have", "what topics do you know", "list of topics"),
        *("what topics do you cover", "which topics do you cover", "what can i ask about"),
    ),
    "actors": (
        *("actors", "people", "which actors", "list actors", "who is in the news", "who's in the news"),
        *("which people do you know", "what people do you know"),
    ),
    "sources": (
        *("sources", "what sources", "which sources", "what sources are there", "which sources are there"),
        *("what sources do you have", "which sources do you have", "what sources do you use", "list sources"),
        *("which sources do you use", "list of sources", "what are your sources"),
    ),
    "subscribe": (
        *("subscribe", "subscribe to", "subscribe me to", "subscribe us to", "subscribe this chat to"),
        *("to subscribe to", "to be subscribed to", "follow", "keep me posted on", "keep me informed about"),
    ),
    "subscriptions": (
        *("subscriptions", "my subscriptions", "our subscriptions", "my digests", "list my subscriptions"),
        *("list subscriptions", "what am i subscribed to", "what are my subscriptions", "which subscriptions"),
    ),
    "unsubscribe": (
        *("unsubscribe", "unsubscribe from", "unsubscribe me from", "unsubscribe us from", "unsubscribe me"),
        *("unfollow", "stop sending me", "stop sending us", "stop sending", "don't send me", "don't send us"),
        *("do not send me", "do not send us", "cancel my subscription to", "cancel the subscription to"),
        *("cancel subscription to", "cancel my subscription", "cancel my subscriptions", "cancel subscription"),
        *("no more digests of", "no more digests on", "no more digests about"),
    ),
    "pause": ("pause", "pause all", "pause everything", "pause my digests", "pause digests", "stop", "stop everything"),
    "resume": ("resume", "resume all", "resume everything", "resume my digests", "resume digests"),
    "timezone": (
        *("timezone", "time zone", "my timezone", "my time zone", "my timezone is", "my time zone is"),
        *("set timezone to", "set my timezone to", "set my time zone to", "change timezone to"),
        *("change my timezone to", "change my time zone to", "change the timezone to", "what time is it"),
    ),
    "quiet": ("quiet hours", "my quiet hours", "be quiet from", "be quiet between", "no digests between"),
    "settings": ("settings", "my settings"),
    "why": (
        *("why", "why is this here", "why is that here", "why is it here", "why are these here", "why is this in it"),
        *("why this", "why these", "why am i seeing this", "why am i shown this", "why do i see this"),
        *("why did i get this", "why did this come", "why do i get this", "why was this sent", "how do you know"),
        *("how do you know this", "how do you know that", "how is this known", "how is that known"),
        *("how is the date known", "how are the dates known", "where does this come from"),
    ),
    "help": (
        *("help", "start", "hello", "hi", "hey", "good morning", "good evening", "what can you do"),
        *("how does this work", "who are you", "what are you", "hallo", "hilfe", "hola", "ayuda"),
        *("bonjour", "salut", "aide", "ciao", "merhaba"),
        *("salam", "привет", "здравствуйте", "помощь", "բարև", "გამარჯობა"),
    ),
    "about": ("tell me about", "what about", "what is", "what are", "what's", "about"),
}
"""How a message may begin, and what it then asks for; the longest opening that fits counts."""
ALONE = frozenset({"topics", "actors", "sources", "help", "subscriptions", "settings", "pause", "resume", "why"})
"""Commands only where nothing else is said: "people of Shusha" is no list of actors."""
CLOSINGS: dict[str, tuple[str, ...]] = {
    "latest": ("latest news", "latest", "news", "headlines", "updates"),
    "timeline": ("timeline", "chronology"),
    "said": ("quotes",),
    "digest": ("digest", "summary"),
}
"""How a message may end that only names something before, in small letters: "Odesa news", but "Sky News"."""
ENDINGS: dict[str, tuple[str, ...]] = {
    "actor": ("say", "said", "says", "do", "done", "doing", "want", "think"),
    "timeline": ("happen", "happened", "begin", "begun", "start", "started", "end"),
}
"""Verbs that close such a question and belong to it, not to the name: "what did Putin say"."""
SAYING = frozenset({"say", "said", "says", "think", "tell", "told"})
ABOUT = frozenset({"about", "on", "of", "regarding", "concerning"})
"""What stands between such a verb and what is spoken of: "what did Putin say about grain"."""
TIMES = frozenset("on in since last this yesterday today during from between before after".split())
"""Words with which a time begins."""
SENDING = ("send me ", "send us ")
"""What follows is wanted once, or whenever the words say."""
COURTESIES = (
    "please",
    "show me",
    "give me",
    "tell me",
    "can you",
    "could you",
    "i want",
    "is it true that",
    "thanks",
    "thank you",
)
JOINING = frozenset("and but so ok okay well".split())
"""With them a question goes on from the answer before; they say nothing of what is asked."""
NOW = ("right now", "now")
"""Said of what is asked, and not of what only is named: "Apocalypse Now"."""
ASKING = frozenset("how where who which is are was were do does did has have will can could why".split())
"""With one of them a question begins."""
THANKS = frozenset({"thanks", "thank you", "thanks a lot", "thank you very much", "many thanks", "thx"})
ARTICLES = ("the", "a", "an")


def understand(words: str) -> Question:
    """The question that cleaned words without a slash most likely ask; "about" where only a subject is named."""
    said = words.strip(" ?!.…¿¡")
    if said.casefold() in THANKS:
        return Question("thanks")
    bare = _without_joining(_without_courtesies(said))
    if bare.casefold().startswith(SENDING):
        wanted = bare[len(SENDING[0]) :].strip()
        return (
            Question("subscribe", _without_article(_opening(wanted)[1])) if _has_times(wanted) else understand(wanted)
        )
    command, rest = _opening(bare)
    if command in ("about", "latest"):
        command, rest = _closing(command, rest)
    if command == "actor" and bare.casefold().startswith("what ") and (asked := _saying(rest)):
        return Question("said", _without_article(asked))
    if command == "actor" and (dated := _with_time(rest)):
        return Question("timeline", _without_article(dated))
    rest = _without_ending(rest, ENDINGS.get(command, ()))
    if (command in ALONE and rest) or (command in ("about", "search", "article", "when") and not rest):
        return Question("about", bare)
    return Question(command, rest if command == "search" else _without_article(rest))


def _saying(rest: str) -> str:
    """Whose words are wanted, about what and of when, of "Erdogan say about the straits"; empty for anything else."""
    words = rest.split()
    for at, word in enumerate(words[1:], start=1):
        after = words[at + 1 :]
        if word.casefold() in SAYING and (not after or after[0].casefold() in ABOUT or _is_time(after[0])):
            return " ".join((*words[:at], *after))
    return ""


def _has_times(words: str) -> bool:
    from digests.asked_rules import split_rule  # its many patterns take time to compile, and few messages need them

    try:
        return split_rule(words)[1] is not None
    except BadSchedule:
        return True


def _opening(text: str) -> tuple[str, str]:
    """The command of the longest opening that the text begins with, and what follows; ("about", text) for none."""
    best = ("about", text)
    longest = 0
    for candidate in (text, _without_article(text)):
        plain = candidate.casefold().replace("’", "'")
        for command, openings in OPENINGS.items():
            for opening in (form for each in openings for form in (each, each.replace("'", ""))):
                if len(opening) > longest and (plain == opening or plain.startswith(opening + " ")):
                    longest = len(opening)
                    best = (command, candidate[longest:].strip())
    return best


def _closing(command: str, text: str) -> tuple[str, str]:
    """The command that the text ends in, and what stands before; as they are where it ends in none."""
    for closing, endings in CLOSINGS.items():
        for ending in endings if command in ("about", closing) else ():
            if text.endswith(" " + ending):
                return closing, text[: -len(ending)].strip()
    return command, text


def _without_courtesies(text: str) -> str:
    for word in COURTESIES:
        plain = text.casefold()
        if plain.startswith(word + " ") and not plain.startswith("tell me about "):
            text = text[len(word) :].strip(" ,")
        elif plain.endswith(" " + word):
            text = text[: -len(word)].strip(" ,?!.")
    return _without_now(text)


def _without_joining(text: str) -> str:
    """Without the "and" before a question or a time; "And Then There Were None" keeps it."""
    head, _, rest = text.partition(" ")
    begins = _opening(rest)[0] != "about" or rest.partition(" ")[0].casefold() in ASKING | TIMES | frozenset({"what"})
    return rest.strip() if head.casefold().rstrip(",") in JOINING and begins else text


def _without_now(text: str) -> str:
    """Without "now" before or behind what is asked; a title's stays, and that of what is only named or looked for."""
    for word in NOW:
        if text.casefold().startswith(word + " "):
            rest = _without_courtesies(text[len(word) :].strip(" ,"))
            return text if _opening(rest) == ("about", rest) else rest
        if text.casefold().endswith(" " + word) and not text.endswith(" Now"):
            asks = _opening(text)[0] not in ("about", "search") or text.split()[0].casefold() in ASKING
            return text[: -len(word)].strip(" ,?!.") if asks else text
    return text


def _with_time(rest: str) -> str:
    """The name and the time of "Erdogan do last week": what somebody did then is a timeline; empty for no time."""
    words = rest.split()
    for at, word in enumerate(words[1:-1], start=1):
        if word.casefold() in ENDINGS["actor"] and _is_time(words[at + 1]):
            return " ".join((*words[:at], *words[at + 1 :]))
    return ""


def _is_time(word: str) -> bool:
    return word.casefold() in TIMES or word[0].isdigit()


def _without_ending(text: str, verbs: tuple[str, ...]) -> str:
    head, _, last = text.rpartition(" ")
    return head if head and last.casefold() in verbs else text


def _without_article(text: str) -> str:
    head, _, rest = text.partition(" ")
    return rest if rest and head.casefold() in ARTICLES else text
