"""The numbers in a sentence, and the numbers that a clause has to name, both as the same tokens:
`2880 min`, `50%`, `60 zł`, `3 times`. It knows both languages at once."""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from showup.domain.choices import Buyers, Filled, Mode
from showup.domain.consequences import Consequence, Deposit, Row
from showup.domain.terms import Clause, Terms

# What is said without a figure, or with one that counts nothing.
ALIKE = [
    (r"\b(?:clauses?|pkt) \d+(?: (?:and|i) \d+)?|art\. 394|Przelewy24", ""),
    (r"the whole deposit (?=is|goes)|cały depozyt (?=zostaje|wraca)", ""),
    (r"\ba day\b|\bdob(?:a|ę|y|ie)\b", "24 hours"),
    (r"\bhalf\b|\bpołow[aę]\b", "50%"),
    (r"\bwhole deposit\b|\bfull price\b|\bcały depozyt\b|\bpełn[aą] cen[aę]\b", "100%"),
]
UNITS = {"min": 1, "hou": 60, "god": 60, "day": 1440, "dzi": 1440, "dni": 1440}
LENGTH = r"\d+ (?:minu|hour|godzin|day|dzień|dni)\w*"


def numbers(sentence: str) -> set[str]:
    """All of them."""
    for pattern, instead in ALIKE:
        sentence = re.sub(pattern, instead, sentence)
    lengths = re.findall(rf"{LENGTH}(?: {LENGTH})*", sentence)
    rest = re.sub(rf"{LENGTH}(?: {LENGTH})*", "", sentence)
    found = {f"{_minutes(text)} min" for text in lengths}
    found |= {f"{Decimal(sum.replace(',', '.')):.2f} zł" for sum in re.findall(_SUM, rest)}
    rest = re.sub(_SUM, "", rest)
    found |= {f"{n}%" for n in re.findall(r"(\d+)%", rest)}
    found |= {f"{n} times" for n in re.findall(r"(\d+) (?:times|razy|spotka)", rest)}
    strays = re.sub(r"\d+%|\d+ (?:times|razy|spotka)", "", rest)
    assert not re.search(r"\d", strays), f"a number that says nothing: {strays}"
    return found


_SUM = r"(\d+(?:[.,]\d\d)?) zł"


def _minutes(text: str) -> int:
    return sum(int(n) * UNITS[unit[:3]] for n, unit in re.findall(r"(\d+) (\w+)", text))


def must(clause: Clause, terms: Terms) -> set[str]:
    """What the clause has to name; `1` is said as "once", and nothing is not said."""
    said = _SAID[clause](terms) if clause in _SAID else iter(())
    return {token for token in said if not re.match(r"0 min|1 times|0%|0.00 zł", token)}


def may(terms: Terms) -> set[str]:
    """Besides: a row is named by where it begins and ends."""
    return {_length(row.until) for row in terms.notice}


def asks(terms: Terms) -> bool:
    deposits = [terms.deposit, *terms.deposits.values()]
    return terms.mode is not Mode.NONE and any(
        one.percent or one.fixed or one.minutes for one in deposits
    )


def costs(terms: Terms) -> bool:
    steps = [one for row in terms.notice for one in (row.cancel, row.move)]
    return asks(terms) and any(not one.is_free for one in (*steps, terms.no_show))


def _length(value: timedelta) -> str:
    return f"{value // timedelta(minutes=1)} min"


def _cost(one: Consequence | Deposit) -> str:
    if one.fixed is not None:
        return f"{Decimal(one.fixed) / 100:.2f} zł"
    if isinstance(one, Deposit) and one.minutes is not None:
        return f"{one.minutes} min"
    return f"{one.percent}%"


def _days(n: int) -> str:
    return f"{n * 1440} min"


def _late(terms: Terms) -> list[Row]:
    return [row for row in terms.notice if not row.is_in_time]


def _credits(terms: Terms) -> list[Row]:
    return [row for row in terms.notice if row.cancel.within]


def _in_time(terms: Terms) -> Iterator[str]:
    free = terms.free_until
    if free:
        yield _length(free)
    if terms.moves:
        yield f"{terms.moves} times"
    if asks(terms) and (free is None or _late(terms) or _credits(terms)):
        yield _length(terms.undo)
    plain = [row.until for row in terms.notice if row.cancel.is_free]
    if asks(terms) and _credits(terms) and plain:
        yield _length(min(plain))


def _rescue(terms: Terms) -> Iterator[str]:
    if not asks(terms):
        return
    for row in _credits(terms):
        yield _days(row.cancel.within)
        yield _cost(row.cancel)
    for row in terms.notice:
        if row.move.within and terms.moves:
            yield _days(row.move.within)


def _late_said(terms: Terms) -> Iterator[str]:
    if not asks(terms):
        return
    late = _late(terms)
    yield from (_cost(row.cancel) for row in late)
    if late and terms.free_until:
        yield _length(terms.free_until)
    if terms.moves:
        yield from (_cost(row.move) for row in terms.notice if not row.move.is_free)


def _no_show(terms: Terms) -> Iterator[str]:
    yield from (_length(terms.wait), _length(terms.wait_more), _days(1))
    if asks(terms) and not terms.no_show.is_free:
        yield _cost(terms.no_show)


def _cool_off(terms: Terms) -> Iterator[str]:
    if costs(terms):
        yield _length(terms.decide_after)


def _host(terms: Terms) -> Iterator[str]:
    yield _length(terms.host_wait)
    if asks(terms) and (_late(terms) or _credits(terms)):
        yield _length(max(terms.undo, terms.decide_after))


def _deposit(terms: Terms) -> Iterator[str]:
    if not asks(terms):
        return
    yield from (_cost(one) for one in (terms.deposit, *terms.deposits.values()))
    if terms.known is not None:
        yield _cost(terms.known)
        yield f"{terms.known_after} times"
    if terms.mode in (Mode.HOLD, Mode.BOTH):
        yield _length((terms.free_until or timedelta(0)) + terms.hold_before)


def _filled(terms: Terms) -> Iterator[str]:
    if costs(terms) and terms.filled is Filled.HALVED:
        yield "50%"


def _withdrawal(terms: Terms) -> Iterator[str]:
    if terms.clients is not Buyers.BUSINESSES:
        yield _days(14)


_SAID = {
    Clause.IN_TIME: _in_time,
    Clause.RESCUE: _rescue,
    Clause.LATE: _late_said,
    Clause.NO_SHOW: _no_show,
    Clause.COOL_OFF: _cool_off,
    Clause.HOST: _host,
    Clause.DEPOSIT: _deposit,
    Clause.FILLED: _filled,
    Clause.WITHDRAWAL: _withdrawal,
}
