"""When digests are due: cases from the clocks of the world, laws, and lives of subscriptions in fast motion."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.slots import SPACING, TIMES, Tally, check_zone, compare, days_of_change, name_of, true_instant, walk
from digests.schedule import (
    DAY,
    QuietHours,
    Rule,
    Slot,
    following,
    latest_slot,
    next_slot,
    period,
    quiet_until,
    rule_from_text,
    rule_to_text,
    slot_of,
)

HOUR = timedelta(hours=1)
QUARTER = timedelta(minutes=15)
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
ZONES = sorted(available_timezones())
RESTLESS = (
    *("Europe/Berlin", "America/New_York", "America/Nuuk", "America/Scoresbysund", "Africa/Casablanca", "Africa/Cairo"),
    *("Australia/Lord_Howe", "Antarctica/Troll", "America/Havana", "America/Santiago", "Asia/Beirut", "Asia/Yerevan"),
)
"""Zones whose clocks change in ways of their own, and one whose never do."""


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def naive(text: str) -> datetime:
    return datetime.fromisoformat(text)


def local(at: datetime, zone: ZoneInfo) -> datetime:
    return at.astimezone(zone).replace(tzinfo=None, fold=0)


@cache
def changes(key: str, year: int) -> tuple[date, ...]:
    """The days of a year on which a zone's clock changes; its first day where it never does."""
    days = [date(year, 1, 1) + n * DAY for n in range(365)]
    return tuple(days_of_change(ZoneInfo(key), days)) or (days[0],)


def hours_of_change(zone: ZoneInfo, day: date) -> list[datetime]:
    """The hours (UTC) of a local day before which a zone's clock showed another offset."""
    noon = datetime.combine(day, datetime.min.time(), UTC) + 12 * HOUR
    hours = [noon + n * HOUR for n in range(-36, 36)]
    return [hour for hour in hours if local(hour, zone) - local(hour - HOUR, zone) != HOUR]


minutes = st.one_of(st.integers(0, 1439), st.integers(0, 240), st.integers(1320, 1439))
times = st.one_of(
    st.sets(minutes, min_size=1, max_size=4).map(lambda some: tuple(sorted(some))),
    st.sampled_from([10, 15, 30, 60, 90, 360, 720]).map(lambda step: tuple(range(0, 1440, step))),
)
weekdays = st.sets(st.integers(0, 6), max_size=6).map(lambda some: tuple(sorted(some)))
rules = st.one_of(
    st.builds(Rule, times),
    st.builds(Rule, times, weekdays),
    st.builds(Rule, times, st.just(()), st.integers(0, 31)),
)
zones = st.one_of(st.sampled_from(RESTLESS), st.sampled_from(ZONES)).map(ZoneInfo)


@st.composite
def moments(draw: st.DrawFn) -> tuple[ZoneInfo, datetime]:
    """A zone and an instant, oftener than not near a change of its clock, and often to the minute."""
    zone = draw(zones)
    day = draw(st.sampled_from(changes(zone.key, draw(st.integers(2024, 2037)))))
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    near = st.integers(-36 * 60, 36 * 60).map(lambda n: noon + n * MINUTE)
    anywhere = st.integers(0, 14 * 365 * 24 * 3600).map(lambda n: utc("2024-01-01") + n * SECOND)
    return zone, draw(st.one_of(near, near, anywhere))


def slots_around(rule: Rule, zone: ZoneInfo, at: datetime) -> list[Slot]:
    """All slots within a period and three days of an instant, in the order of their instants, then of their names."""
    reach = period(rule).days + 4
    days = [local(at, zone).date() + n * DAY for n in range(-reach, reach + 1)]
    names = [name_of(day, minute) for day in days if rule.holds_on(day) for minute in rule.times]
    return sorted((slot_of(name, zone) for name in names), key=lambda slot: (slot.at, slot.nominal))


@pytest.mark.parametrize(
    ("zone", "nominal", "at"),
    [
        ("Asia/Yerevan", "2026-03-29T08:00", "2026-03-29T04:00"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:30"),
        ("Europe/Berlin", "2026-03-29T03:30", "2026-03-29T01:30"),
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30"),
        ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T22:30"),
        ("America/Nuuk", "2026-03-28T23:30", "2026-03-29T01:30"),
        ("America/Scoresbysund", "2026-03-28T23:30", "2026-03-29T01:30"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45"),
        ("Pacific/Apia", "2011-12-30T08:00", "2011-12-30T18:00"),
    ],
)
def test_a_slot_is_shifted_by_a_gap_and_the_first_of_an_overlap(zone: str, nominal: str, at: str) -> None:
    """A slot keeps its name where the clock leaps over it, even where it then comes on the next day."""
    name = datetime.fromisoformat(nominal)
    assert slot_of(name, ZoneInfo(zone)) == Slot(name, utc(at))
    assert true_instant(name, ZoneInfo(zone)) == utc(at)


def test_every_day_has_its_slot_once() -> None:
    """A seeded slice of `python -m benchmarks slots`: some zones and times of day, fourteen years."""
    chance = random.Random(1913)
    found = Tally()
    for key in (*chance.sample(RESTLESS, 4), *chance.sample(ZONES, 6)):
        found += check_zone(ZoneInfo(key), chance.sample(TIMES, 4))
    assert found == Tally(slots=10 * 4 * 5114, walked=found.walked)
    assert found.walked > 1000


def test_the_sweep_sees_what_is_missed_comes_twice_or_comes_wrong() -> None:
    """A day without a slot, a second slot of a day, and slots less than 22 hours apart are told."""
    first, second = naive("2026-03-28T02:30"), naive("2026-03-29T02:30")
    assert compare([first, second], [first]) == Tally(slots=2, walked=1, missed=1)
    assert compare([first, second], [first, second, second]) == Tally(slots=2, walked=3, doubled=1)
    leapt = walk(ZoneInfo("Pacific/Apia"), 480, [date(2011, 12, 29) + n * DAY for n in range(3)])
    assert (leapt.missed, leapt.wrong, leapt.flawless) == (1, 1, False)


@given(st.data(), moments())
@settings(max_examples=150)
def test_next_and_latest_are_what_a_search_finds(data: st.DataObject, moment: tuple[ZoneInfo, datetime]) -> None:
    """The next slot is the first later than an instant, the latest the last not later; no slot lies between."""
    zone, at = moment
    rule = data.draw(rules)
    slots = slots_around(rule, zone, at)
    later = [slot for slot in slots if slot.at > at]
    assert next_slot(rule, zone, at) == [slot for slot in later if slot.at == later[0].at][-1]
    assert latest_slot(rule, zone, at) == [slot for slot in slots if slot.at <= at][-1]


@pytest.mark.parametrize("key", RESTLESS)
def test_hours_around_a_change_are_what_a_search_finds(key: str) -> None:
    """Near a change of the clock, whatever quarters of an hour are times of day, one or two, and whenever asked."""
    zone, chance = ZoneInfo(key), random.Random(key)
    for change in {hour for day in changes(key, 2026) for hour in hours_of_change(zone, day)}:
        names = [local(change, zone) + n * QUARTER for n in range(-8, 9)]
        quarters = sorted({60 * name.hour + name.minute for name in names})
        pairs = [tuple(sorted(chance.sample(quarters, 2))) for _ in quarters]
        for rule in map(Rule, [*((minute,) for minute in quarters), *pairs]):
            slots = slots_around(rule, zone, change)
            for n in range(-10, 18):
                at = change + n * QUARTER + chance.choice([0, 1]) * SECOND
                later = [slot for slot in slots if slot.at > at]
                assert next_slot(rule, zone, at) == [slot for slot in later if slot.at == later[0].at][-1]
                assert latest_slot(rule, zone, at) == [slot for slot in slots if slot.at <= at][-1]


@pytest.mark.parametrize("rule", [Rule((0, 150, 480)), Rule(tuple(range(0, 1440, 10))), Rule((1439,), (5,))])
def test_a_day_that_a_zone_leaps_over_is_no_trouble(rule: Rule) -> None:
    """Samoa had no 30 December 2011: its slots came on the 31st, together with those of that day."""
    zone = ZoneInfo("Pacific/Apia")
    for n in range(5 * 24):
        at = utc("2011-12-28T00:07") + n * HOUR
        slots = slots_around(rule, zone, at)
        later = [slot for slot in slots if slot.at > at]
        assert next_slot(rule, zone, at) == [slot for slot in later if slot.at == later[0].at][-1]
        assert latest_slot(rule, zone, at) == [slot for slot in slots if slot.at <= at][-1]


def test_slots_that_share_an_instant_come_as_one() -> None:
    """02:30 and 03:30 are one instant where the clock leaps from 2 to 3: it bears the later name, then it goes on."""
    berlin, rule = ZoneInfo("Europe/Berlin"), Rule((150, 210))
    at = utc("2026-03-29T01:30")
    late = Slot(naive("2026-03-29T03:30"), at)
    assert next_slot(rule, berlin, at - SECOND) == latest_slot(rule, berlin, at) == late
    assert next_slot(rule, berlin, at).nominal == naive("2026-03-30T02:30")


@given(st.data(), moments())
def test_following_goes_by_names(data: st.DataObject, moment: tuple[ZoneInfo, datetime]) -> None:
    """What follows a slot is the next name that the rule has; none is left out, whatever the clock does."""
    zone, at = moment
    rule = data.draw(rules)
    names = sorted(slot.nominal for slot in slots_around(rule, zone, at))
    middle = len(names) // 2
    assert following(rule, zone, names[middle - 1]) == slot_of(names[middle], zone)
    assert following(rule, zone, names[middle] - SECOND) == slot_of(names[middle], zone)


@given(st.data(), moments())
def test_no_two_slots_are_further_apart_than_the_period(data: st.DataObject, moment: tuple[ZoneInfo, datetime]) -> None:
    """From any instant the next slot is at most a period after the latest; only the change's share is never needed."""
    zone, at = moment
    rule = data.draw(rules)
    assert next_slot(rule, zone, at).at - latest_slot(rule, zone, at).at <= period(rule)


@pytest.mark.parametrize(
    ("rule", "longest"),
    [
        (Rule((480,)), 24 * HOUR),
        (Rule((480, 1110)), 13 * HOUR + 30 * MINUTE),
        (Rule((480, 1110), (0, 1, 2, 3, 4)), 2 * DAY + 13 * HOUR + 30 * MINUTE),
        (Rule((480,), (3,)), 7 * DAY),
        (Rule((480, 1439), (), 31), 31 * DAY - 16 * HOUR + MINUTE),
    ],
)
def test_a_period_is_the_longest_stretch_and_a_change_of_the_clock(rule: Rule, longest: timedelta) -> None:
    """A period is as short as it can be: an instant further ahead than that was parked there by a wrong clock."""
    assert period(rule) == longest + 3 * HOUR


@given(st.data(), st.sampled_from(ZONES).map(ZoneInfo), st.integers(0, 1439))
def test_days_are_22_to_26_hours_apart(data: st.DataObject, zone: ZoneInfo, minute: int) -> None:
    """A daily digest comes 22 to 26 hours after the one before, in every zone."""
    day = data.draw(st.sampled_from(changes(zone.key, data.draw(st.integers(2024, 2037)))))
    before = slot_of(name_of(day - 2 * DAY, minute), zone)
    for _ in range(4):
        slot = next_slot(Rule((minute,)), zone, before.at)
        assert slot.nominal - before.nominal == DAY
        assert SPACING[0] <= slot.at - before.at <= SPACING[1]
        before = slot


@dataclass
class Life:
    """One subscription as the press keeps it: what was done, and what is promised next."""

    rule: Rule
    zone: ZoneInfo
    done: list[datetime] = field(default_factory=list)
    promised: Slot | None = None
    broken: list[Slot] = field(default_factory=list)
    refused: list[datetime] = field(default_factory=list)
    """Names that would have come twice, had the ledger not held them already."""

    def promise(self, slot: Slot) -> None:
        while slot.nominal in self.done:
            slot = following(self.rule, self.zone, slot.nominal)
        self.promised = slot

    def resume(self, now: datetime) -> None:
        self.promise(next_slot(self.rule, self.zone, now))

    def pause(self) -> None:
        self.promised = None

    def move(self, zone: ZoneInfo) -> None:
        """The chat changes its zone: the same name is promised, at its new instant."""
        self.zone = zone
        if self.promised:
            self.promised = slot_of(self.promised.nominal, zone)

    def tick(self, now: datetime) -> None:
        promised = self.promised
        if promised is None:
            return
        if promised.at > now + period(self.rule) + DAY:
            self.resume(now)  # parked there by a clock that was wrong
        elif promised.at <= now:
            latest = latest_slot(self.rule, self.zone, now)
            slot = latest if latest.nominal >= promised.nominal else promised
            if slot.at > now or slot.nominal < promised.nominal:
                self.broken.append(promised)
            (self.refused if slot.nominal in self.done else self.done).append(slot.nominal)
            self.promise(following(self.rule, self.zone, slot.nominal))


@given(st.data(), moments())
def test_a_subscriber_gets_every_slot_in_the_order_of_names(
    data: st.DataObject, moment: tuple[ZoneInfo, datetime]
) -> None:
    """With a press that looks whenever something is due, every name comes once, but where two share an instant."""
    zone, start = moment
    rule = data.draw(st.builds(Rule, st.sets(minutes, min_size=1, max_size=2).map(lambda few: tuple(sorted(few)))))
    life = Life(rule, zone)
    life.resume(start)
    first = due = life.promised
    while due.at <= start + 3 * DAY:
        life.tick(due.at)
        due = life.promised
    names = {slot.at: slot.nominal for slot in slots_around(rule, zone, start)}
    assert life.done == sorted(name for name in names.values() if first.nominal <= name < due.nominal)


steps = st.lists(
    st.one_of(
        st.tuples(st.just("wait"), st.integers(1, 3 * 24 * 60).map(lambda n: n * MINUTE)),
        st.tuples(st.just("jump"), st.sampled_from([-HOUR, HOUR, 3650 * DAY, -3650 * DAY, -DAY])),
        st.tuples(st.just("move"), zones),
        st.tuples(st.sampled_from(["pause", "resume"]), st.none()),
    ),
    min_size=5,
    max_size=40,
)


def play(life: Life, now: datetime, script: list[tuple[str, object]]) -> Iterator[datetime]:
    """Live through a script; every instant at which the press has looked."""
    life.resume(now)
    for what, how in script:
        if what in ("wait", "jump"):
            assert isinstance(how, timedelta)
            now += how
        elif what == "move":
            assert isinstance(how, ZoneInfo)
            life.move(how)
        elif what == "pause":
            life.pause()
        elif life.promised is None:
            life.resume(now)
        while life.promised is not None and (life.promised.at <= now or life.promised.at > now + 62 * DAY):
            life.tick(now)
            yield now


@given(rules, moments(), steps)
@settings(max_examples=200)
def test_whatever_happens_no_name_comes_twice_and_no_promise_is_broken(
    rule: Rule, moment: tuple[ZoneInfo, datetime], script: list[tuple[str, object]]
) -> None:
    """Through moves, pauses and wrong clocks every promise that falls due is kept, by its slot or a later one.

    Only where the clock went back is it the ledger that keeps a name from coming twice; else the schedule does.
    """
    zone, now = moment
    life = Life(rule, zone)
    for _ in play(life, now, script):
        assert life.broken == []
    assert len(set(life.done)) == len(life.done)
    if not any(what == "jump" and how < timedelta(0) for what, how in script):
        assert life.refused == []


@given(rules, moments(), zones)
def test_a_move_keeps_the_name_that_was_promised(rule: Rule, moment: tuple[ZoneInfo, datetime], zone: ZoneInfo) -> None:
    """A promise keeps its name in the new zone and is due when that zone's clock shows it, be it at once."""
    old, now = moment
    promised = next_slot(rule, old, now)
    moved = slot_of(promised.nominal, zone)
    assert moved == Slot(promised.nominal, true_instant(promised.nominal, zone))
    assert following(rule, zone, moved.nominal).nominal == following(rule, old, promised.nominal).nominal


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-05-04T19:59", None),
        ("2026-05-04T20:00", "2026-05-05T04:30"),
        ("2026-05-05T04:29", "2026-05-05T04:30"),
        ("2026-05-05T04:30", None),
        ("2026-03-28T22:00", "2026-03-29T04:30"),
    ],
)
def test_quiet_hours_go_over_midnight(now: str, until: str | None) -> None:
    """From 22:00 to 06:30 in Berlin it is quiet from the first minute on and not in the last."""
    found = quiet_until(QuietHours(22 * 60, 390), ZoneInfo("Europe/Berlin"), utc(now))
    assert found == (utc(until) if until else None)


def test_an_hour_that_comes_twice_is_quiet_once() -> None:
    """Quiet until 02:30 ends at the first 02:30, and the second 02:15 is not quiet."""
    berlin, quiet = ZoneInfo("Europe/Berlin"), QuietHours(0, 150)
    assert quiet_until(quiet, berlin, utc("2026-10-25T00:15")) == utc("2026-10-25T00:30")
    assert quiet_until(quiet, berlin, utc("2026-10-25T01:15")) is None


@given(minutes, minutes, moments())
def test_quiet_hours_end_when_the_clock_says_so(start: int, end: int, moment: tuple[ZoneInfo, datetime]) -> None:
    """It is quiet exactly within the stretches that begin and end as slots do, and it ends later than now."""
    zone, now = moment
    if start == end:
        return
    found = quiet_until(QuietHours(start, end), zone, now)
    day = local(now, zone).date()
    midnights = [name_of(day + n * DAY, 0) for n in (-2, -1, 0, 1)]
    stretches = [
        (slot_of(m + start * MINUTE, zone).at, slot_of(m + end * MINUTE + (DAY if end < start else 0 * DAY), zone).at)
        for m in midnights
    ]
    assert found == max((last for first, last in stretches if first <= now < last), default=None)


@given(rules)
def test_a_stored_rule_is_the_rule(rule: Rule) -> None:
    """A rule comes back from its text as it was, and the text is short where the times are many and even."""
    assert rule_from_text(rule_to_text(rule)) == rule
    assert len(rule_to_text(rule)) <= 24 + 6 * (1 if rule.every else len(rule.times))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Rule((480,)), "* 08:00"),
        (Rule((480, 1110)), "* 08:00,18:30"),
        (Rule((450,), (0, 4)), "mon,fri 07:30"),
        (Rule((540,), (), 31), "31. 09:00"),
        (Rule((0, 360, 720, 1080)), "* /360"),
    ],
)
def test_stored_rules_do_not_change_their_form(rule: Rule, text: str) -> None:
    """What older versions stored is read by newer ones, and a person can read it too."""
    assert rule_to_text(rule) == text
    assert rule_from_text(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        *("", "08:00", "* 8:00", "* 24:00", "* 08:60", "* 08:00 ", "* 09:00,08:00", "* 08:00,08:00", "x 08:00"),
        *("fri,mon 08:00", "mon,mon 08:00", "mon,tue,wed,thu,fri,sat,sun 08:00", "0. 08:00", "32. 08:00", "01. 08:00"),
        *("* /0", "* /7", "* /1440", "* 00:00,12:00", "* ٠٨:٠٠", "foo 08:00"),
    ],
)
def test_what_was_never_stored_is_refused(text: str) -> None:
    """A text that is not exactly what is stored raises ValueError."""
    with pytest.raises(ValueError, match="not "):
        rule_from_text(text)


@given(st.text())
def test_any_other_text_is_refused_in_one_way(text: str) -> None:
    """No text makes anything but a rule or a ValueError."""
    try:
        rule = rule_from_text(text)
    except ValueError:
        return
    assert rule_to_text(rule) == text


@pytest.mark.parametrize(
    ("times", "weekdays", "monthday"),
    [
        *(((), (), 0), ((1440,), (), 0), ((-1,), (), 0), ((5, 5), (), 0), ((6, 5), (), 0), ((5,), (7,), 0)),
        *(((5,), (1, 0), 0), ((5,), (0, 1, 2, 3, 4, 5, 6), 0), ((5,), (), 32), ((5,), (), -1), ((5,), (0,), 1)),
    ],
)
def test_a_rule_without_sense_is_refused(times: tuple[int, ...], weekdays: tuple[int, ...], monthday: int) -> None:
    """Times out of a day or order, all seven days of a week by name, and days of week and month at once."""
    with pytest.raises(ValueError, match="not "):
        Rule(times, weekdays, monthday)


@pytest.mark.parametrize(("start", "end"), [(60, 60), (-1, 60), (60, 1440)])
def test_quiet_hours_without_sense_are_refused(start: int, end: int) -> None:
    """Quiet for no time, or outside of a day."""
    with pytest.raises(ValueError, match="quiet"):
        QuietHours(start, end)


def test_a_rule_tells_what_it_is_made_of() -> None:
    """Evenly spread times, working days and weekends are told apart from what only looks like them."""
    assert [Rule(times).every for times in ((0, 720), (0, 360, 720, 1080), (0,), (60, 780), (0, 700))] == [
        720,
        360,
        0,
        0,
        0,
    ]
    assert Rule((0,), (0, 1, 2, 3, 4)).on_weekdays
    assert not Rule((0,), (0, 1, 2, 3)).on_weekdays
    assert Rule((0,), (5, 6)).on_weekends
    assert not Rule((0,)).on_weekends
