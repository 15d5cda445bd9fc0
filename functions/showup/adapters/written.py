"""The terms in the form in which a host writes them: for the clauses, which quote the numbers.

`infra.settings` reads this form back to the same terms.
"""

from datetime import timedelta

from showup.domain.currencies import major
from showup.domain.terms import Deposit, Terms

_MINUTE = timedelta(minutes=1)


def written(terms: Terms, currency: str) -> dict[str, str]:
    """Every key of the policy but its date, as `site/policy.md` would have it."""
    return {
        "mode": terms.mode.value,
        "deposit": _deposit(terms.deposit, currency),
        "free_until": length(terms.free_until),
        "rebook_within": _counted(terms.rebook_within, "day"),
        "rebook_means": terms.rebook_means.value,
        "wait": length(terms.wait),
        "wait_more": length(terms.wait_more),
        "decide_after": length(terms.decide_after),
        "undo": length(terms.undo),
        "hold_before": length(terms.hold_before),
        "moves": str(terms.moves),
        "first_lapse": terms.first_lapse.value,
    }


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
    return major(deposit.fixed or 0, currency)
