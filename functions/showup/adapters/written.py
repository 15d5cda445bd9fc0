"""The terms in the form in which a host writes them: for the clauses, which quote the numbers.

`infra.settings` reads this form back to the same terms.
"""

from datetime import timedelta
from typing import Any

from showup.domain.consequences import Base, Consequence, Deposit, Row, everyday
from showup.domain.currencies import major
from showup.domain.terms import Terms

_MINUTE = timedelta(minutes=1)


def written(terms: Terms, currency: str) -> dict[str, Any]:
    """Every key of the policy but its date, as `site/policy.md` would have it."""
    return {
        "mode": terms.mode.value,
        "deposit": _deposit(terms.deposit, currency),
        "deposits": {one: _deposit(asked, currency) for one, asked in terms.deposits.items()},
        "known": _deposit(terms.known, currency) if terms.known else "",
        "known_after": str(terms.known_after),
        "after": terms.after.value if terms.after else "",
        "prepaid_as": terms.prepaid_as.value if terms.prepaid_as else "",
        "pay_by": [method.value for method in terms.pay_by],
        **_notice(terms, currency),
        "rebook_means": terms.rebook_means.value,
        "moves": str(terms.moves),
        "undo": length(terms.undo),
        "wait": length(terms.wait),
        "wait_more": length(terms.wait_more),
        "no_show": _consequence(terms.no_show, currency),
        "host_wait": length(terms.host_wait),
        "decide_after": length(terms.decide_after),
        "silence": terms.silence.value,
        "first_lapse": terms.first_lapse.value,
        "filled": terms.filled.value,
        "clients": terms.clients.value,
        "hold_before": length(terms.hold_before),
    }


def _notice(terms: Terms, currency: str) -> dict[str, Any]:
    """The two everyday lines where they say all, else the rows one by one."""
    free, within = terms.free_until, terms.rescue_within
    if free is not None and terms.notice == everyday(free, within):
        return {"free_until": length(free), "rebook_within": _counted(within, "day")}
    return {"notice": [_row(row, currency) for row in terms.notice]}


def _row(row: Row, currency: str) -> dict[str, str]:
    return {
        "until": length(row.until) if row.until else "start",
        "cancel": _consequence(row.cancel, currency, "credit"),
        "move": _consequence(row.move, currency),
        "save": "free" if row.save else "no",
    }


def _consequence(one: Consequence, currency: str, spared: str = "free") -> str:
    """`free`, `50%`, `25% of the price`, `40`; with days, `100%, free within 3 days`."""
    if one.is_free:
        return "free"
    if one.fixed is not None:
        cost = major(one.fixed, currency)
    else:
        cost = f"{one.percent}%" + (" of the price" if one.of is Base.PRICE else "")
    if not one.within:
        return cost
    return f"{cost}, {spared} within {_counted(one.within, 'day')}"


def length(value: timedelta) -> str:
    """In natural units: minutes under two hours, hours under a week ("48 h", not "2 days")."""
    minutes = value // _MINUTE
    hours, rest = divmod(minutes, 60)
    if hours < 2:
        return f"{minutes} min"
    if hours >= 7 * 24 and not rest and hours % 24 == 0:
        return _counted(hours // 24, "day")
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def _deposit(deposit: Deposit, currency: str) -> str:
    if deposit.percent is not None:
        return f"{deposit.percent}%"
    if deposit.minutes is not None:
        return f"{deposit.minutes} min"
    return major(deposit.fixed, currency) if deposit.fixed else "none"
