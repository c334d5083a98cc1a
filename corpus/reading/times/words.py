"""The words that tell time, sorted into the classes that the grammar's patterns are written in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

Value = str | int

_TABLE = """
weekday monday=0 tuesday=1 wednesday=2 thursday=3 friday=4 saturday=5 sunday=6
weekdays mondays=0 tuesdays=1 wednesdays=2 thursdays=3 fridays=4 saturdays=5 sundays=6
weekday_short Mon=0 Tue=1 Tues=1 Wed=2 Thu=3 Thur=3 Thurs=3 Fri=4 Sat=5 Sun=6
month_sure january=1 february=2 april=4 june=6 july=7 august=8 september=9 october=10 november=11 december=12
month_maybe May=5 March=3 Jan=1 Feb=2 Mar=3 Apr=4 Jun=6 Jul=7 Aug=8 Sep=9 Sept=9 Oct=10 Nov=11 Dec=12
number_word zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12
number_word thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
number_word forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 dozen=12
hundred hundred=100 thousand=1000
ordinal_word first=1 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12
ordinal_word thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19
ordinal_word twentieth=20 thirtieth=30 final=-1 closing=-1
second second=2
nineties twenties=192 thirties=193 forties=194 fifties=195 sixties=196 seventies=197 eighties=198 nineties=199
unit day=D days=D month=M months=M decade=DE decades=DE century=CE centuries=CE
week_word week=W weeks=W
year_word year=Y years=Y
unit fortnight=FN fortnights=FN
weekend weekend=WE
clock_unit hour=H hours=H hr=H hrs=H minute=M minutes=M seconds=S moment=S moments=S
quarter quarter=Q quarters=Q
half half=H
season spring=SP summer=SU autumn=FA winter=WI
fall fall=FA
overnight overnight=TNI
part morning=TMO afternoon=TAF evening=TEV night=TNI dawn=TMO dusk=TEV noon=T12:00 midday=TMI midnight=T24:00
part lunchtime=TMI nightfall=TNI sundown=TEV sunset=TEV sunrise=TMO daybreak=TMO
parts mornings=TMO afternoons=TAF evenings=TEV nights=TNI
today today=0 yesterday=-1 tomorrow=1
tonight tonight=TNI
now now=PRESENT_REF nowadays=PRESENT_REF
present currently=PRESENT_REF presently=PRESENT_REF
current current=PRESENT_REF
moment_now present=PRESENT_REF
recent recent=PAST_REF recently=PAST_REF lately=PAST_REF
soon soon=FUTURE_REF
future future=FUTURE_REF
daily daily=P1D weekly=P1W monthly=P1M yearly=P1Y quarterly=P3M hourly=PT1H everyday=P1D annually=P1Y annual=P1Y
last last=-1
past past=-1
previous previous=-1 preceding=-1
next next=1
coming coming=1 upcoming=1
following following=1 subsequent=1
this this=0
that that=0
same same=0 very=0
these these=0
ago ago=-1
hence hence=1
later later=1
earlier earlier=-1
before before=-1
after after=1 afterwards=1 afterward=1
prior prior=-1 previously=-1
early early
late late
mid mid middle
edge end start beginning close rest remainder
finishing ended ending ends finish finished finishing closed
every every each
other_one other
per per
few few several many couple some numerous
nearly nearly about almost around roughly approximately just only least most exactly barely under circa
more more less fewer up little
than than
another another=1
entire entire whole full
straight straight consecutive successive
long long
old old
time time
zone utc=Z gmt=Z EST EDT CST CDT MST MDT PST PDT CET CEST BST IST JST ET
oclock o'clock
period period term
fiscal fiscal
latest latest
newyear New
feast Thanksgiving=TH Halloween=10-31
feast_day Labor=LA Labour=LA Memorial=ME Valentine=02-14 Independence=07-04 Boxing=12-26 Veterans=11-11 Columbus=CO
feast_day Armistice=11-11 Bastille=07-14 Presidents=PR
bc bc bce b.c b.c.
christmas christmas
eve eve
naming black bloody good easter ash palm super cyber holy maundy whit shrove
the the
a a=1 an=1
of of
in in
on on
at at
by by
for for
and and &
or or
to to
from from
between between
since since
until until till through
during during throughout
within within
over over
as as
comma ,
open ( [
close_mark ) ]
dash - – —
slash /
s 's ’s ’ '
money $ € £ ¥ #
percent %
"""
"""One class a line: its name, then its words, each with its worth where it has one. A word with a capital letter is
one of its class only with that letter: small, it is a verb, another word or a slip."""

_LEXED = """other day_number ordinal integer year short_year decade short_decade clock iso slashed iso_month
quarter_sign stop"""
"""The classes of figures and marks, which a pattern tells and no list."""


def _entries() -> Iterator[tuple[str, str, Value]]:
    """The table's words: class, word, worth."""
    for line in filter(None, _TABLE.splitlines()):
        name, *entries = line.split(" ")
        for entry in entries:
            word, _, worth = entry.partition("=")
            yield name, word, int(worth) if worth.lstrip("-").isdigit() else worth


_NAMES = (*_LEXED.split(), *dict.fromkeys(name for name, _, _ in _entries()))
CODES = {name: chr(0x80 + place) for place, name in enumerate(_NAMES)}
"""One character for each class, so that a sentence becomes a short string for patterns to run over.

Of one byte, as far as they reach: such strings are searched and cut up faster.
"""


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for own, word, _ in _entries() if own == name)


MONTHS = (*_words("month_sure")[:2], "march", "april", "may", *_words("month_sure")[3:])
WEEKDAYS = _words("weekday")
TENS = _words("number_word")[20:28]
ONES = _words("number_word")[1:10]
ONES_IN_ORDER = ("first", "second", *_words("ordinal_word")[1:8])

CAPITALISED = frozenset(word.lower() for _, word, _ in _entries() if word[:1].isupper())
"""Time words only with a capital letter."""


def _compounds() -> Iterator[tuple[str, tuple[str, Value]]]:
    """Twenty-one to ninety-nine, and twenty-first to ninety-ninth."""
    for tens, name in enumerate(TENS, 2):
        for ones, (count, order) in enumerate(zip(ONES, ONES_IN_ORDER, strict=True), 1):
            yield f"{name}-{count}", (CODES["number_word"], tens * 10 + ones)
            yield f"{name}-{order}", (CODES["ordinal_word"], tens * 10 + ones)


@cache
def lexicon() -> dict[str, tuple[str, Value]]:
    """What each known word, in small letters, is: the code of its class and its worth."""
    words = {word.lower(): (CODES[name], worth) for name, word, worth in _entries()}
    return words | dict(_compounds())


_TELLING = """weekday weekdays weekday_short month_sure month_maybe unit week_word year_word weekend clock_unit quarter
season fall part parts oclock feast overnight today tonight now present current recent soon future daily christmas
nineties half moment_now time later earlier past"""
_TELLING_BY_FIGURE = "bc edge zone"


@cache
def telling() -> frozenset[str]:
    """The words without one of which, or a figure, a sentence tells no time."""
    return _words_of(_TELLING)


@cache
def telling_by_figure() -> frozenset[str]:
    """The words without one of which a sentence tells no time whose figures are all plain numbers."""
    return _words_of(f"{_TELLING} {_TELLING_BY_FIGURE}")


def _words_of(classes: str) -> frozenset[str]:
    codes = {CODES[name] for name in classes.split()}
    return frozenset(word.rpartition("'")[2] for word, (code, _) in lexicon().items() if code in codes)
