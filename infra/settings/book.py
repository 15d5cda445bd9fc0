"""`site/book.md`: services, hours, reminders, and where one meets."""

import re
from datetime import time, timedelta

import yaml

from infra.settings.forms import amount, length_of, one_of, whole
from infra.settings.keys import BUFFER, PLACES, SERVICE
from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Block, Value
from infra.settings.weekly import before, read_week
from showup.domain.money import Money
from showup.domain.settings import Before, Host, Hours, Meet, Plan, Service, Urgency

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_REMINDERS = (Before(days=4, at=time(18)),)
_LINK = Before(hours=48)
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)
_BUFFER = length_of(timedelta(0), _DAY, "of at most 24 h")
_STEP = length_of(5 * _MINUTE, _DAY, "from 5 min to 24 h")
_NOTICE = length_of(timedelta(0), 90 * _DAY, "of at most 90 days")
_KEPT = length_of(timedelta(0), 3 * _DAY, "of at most 3 days")
# A meeting that is saved by being shorter has this many minutes at the least.
SHORTEST = 15
_AHEAD = length_of(_DAY, 730 * _DAY, "from 1 day to 730 days")


def read_services(page: Block, host: Host) -> tuple[Service, ...]:
    value = page.need("services", "a list of what can be booked, each with id, name and price")
    if not value:
        return ()
    services = [read_service(item, host) for item in _by_id(value)]
    if not services:
        value.complain("nothing can be booked", "write at least one service")
    for twice in sorted({one.id for one in services if _count(services, one.id) > 1}):
        value.complain(f"two services have the id {quoted(twice)}", "give each its own")
    return tuple(services)


def read_service(value: Value, host: Host) -> Service:
    block = value.block(SERVICE)
    price = block.required("price", amount(host.currency), 0, '"120"')
    minutes = block.required("minutes", whole(1, 1440), 1, '"50"')
    return Service(
        id=block.required("id", _id, "", '"first-talk"'),
        names=_by_locale(block.need("name", '"{en: First talk, pl: Rozmowa}"'), host.locales),
        minutes=minutes,
        price=Money(price, host.currency),
        meet=_ways(block),
        descriptions=_by_locale(block.values.get("description"), host.locales),
        shorter=block.optional("shorter", whole(0, 1440), half(minutes)),
        urgency=block.optional("urgency", one_of(Urgency), Urgency.NORMAL),
    )


def half(minutes: int) -> int:
    """To the five minutes below; none where that would be no meeting any more."""
    shorter = minutes // 2 // 5 * 5
    return shorter if shorter >= SHORTEST else 0


def read_hours(page: Block) -> Hours:
    value = page.need("hours", '"mon-fri: 9:00-17:00" below it')
    default = Hours({})
    before_, after = _buffer(page, default)
    return Hours(
        week=read_week(value) if value else {},
        step=page.optional("step", _STEP, default.step),
        buffer_before=before_,
        buffer_after=after,
        notice=page.optional("notice", _NOTICE, default.notice),
        ahead=page.optional("ahead", _AHEAD, default.ahead),
    )


def read_plan(page: Block) -> Plan:
    value = page.values.get("reminders")
    reminders = tuple(item.read(before, _LINK) for item in value.items()) if value else _REMINDERS
    if value and not reminders:
        value.complain("there is no reminder", 'write for example "[4 days before at 18:00]"')
    default = Plan((), _LINK)
    return Plan(
        reminders,
        page.optional("meeting_link", before, _LINK),
        page.optional("follow_ups", whole(0, 3), default.follow_ups),
        page.optional("keep_offers", _KEPT, default.keep_offers),
    )


def read_places(page: Block) -> dict[Meet, str]:
    value = page.values.get("places")
    if not value:
        return {}
    places = value.block(PLACES)
    return {Meet(way): places.text(way) for way in PLACES if way in places.values}


def _by_id(value: Value) -> list[Value]:
    """The services under keys that say which one is meant: `services.first-talk`."""
    items = value.items()
    return [value.at(f"services.{_named(item) or n}", item.node) for n, item in enumerate(items, 1)]


def _named(item: Value) -> str:
    pairs = item.node.value if isinstance(item.node, yaml.MappingNode) else []
    named = (str(node.value) for key, node in pairs if key.value == "id")
    return next((name for name in named if _ID.fullmatch(name)), "")


def _count(services: list[Service], id: str) -> int:
    return sum(service.id == id for service in services)


def _id(text: str) -> str:
    if not _ID.fullmatch(text):
        raise Unreadable(
            f"{quoted(text)} is not an id",
            'write small letters, digits and single hyphens, for example "first-talk"',
        )
    return text


def _by_locale(value: Value | None, locales: tuple[str, ...]) -> dict[str, str]:
    """One text for all languages, or one for each."""
    if value is None:
        return {}
    if not value.has_parts:
        return dict.fromkeys(locales, value.text())
    block = value.block(locales)
    missing = [locale for locale in locales if locale not in block.values]
    for locale in missing:
        value.complain(f"has no text in {quoted(locale)}", f'write a line "{locale}: ..." below it')
    return {locale: block.text(locale) for locale in locales}


def _ways(block: Block) -> tuple[Meet, ...]:
    value = block.need("meet", '"[video, phone]"')
    if not value:
        return ()
    ways = tuple(item.read(one_of(Meet), Meet.PHONE) for item in value.items())
    if not ways:
        value.complain("there is no way to meet", 'write for example "[video, phone]"')
    return tuple(dict.fromkeys(ways))


def _buffer(page: Block, default: Hours) -> tuple[timedelta, timedelta]:
    """`buffer: 10 min` is kept after a meeting; `{before, after}` sets both."""
    value = page.values.get("buffer")
    if value is None:
        return default.buffer_before, default.buffer_after
    if not value.has_parts:
        return default.buffer_before, value.read(_BUFFER, default.buffer_after)
    block = value.block(BUFFER)
    return (
        block.optional("before", _BUFFER, default.buffer_before),
        block.optional("after", _BUFFER, default.buffer_after),
    )
