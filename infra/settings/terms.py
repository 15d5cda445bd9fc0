"""`site/policy.md`: the terms, and the date from which they hold."""

from datetime import date, timedelta

from infra.settings.forms import STRING, day, deposit, length_of, one_of, whole, whole_days
from infra.settings.values import Block
from showup.domain.settings import Policy
from showup.domain.terms import FirstLapse, Mode, Rebook, Terms

_NOTHING = timedelta(0)
_MONTH = timedelta(days=30)


def read_policy(page: Block, currency: str) -> Policy:
    """The policy without its id, which hangs on its texts too."""
    effective = page.required("effective", day, date.min, '"2026-11-23"')
    value = page.values.get("effective")
    if value and value.node.tag == STRING and effective != date.min:
        value.complain("is in quotes, so the pages see no date", "write it without quotes")
    return Policy("", effective, read_terms(page, currency))


def read_terms(page: Block, currency: str) -> Terms:
    """What is not written has its kind default."""
    default = Terms()
    return Terms(
        deposit=page.optional("deposit", deposit(currency), default.deposit),
        free_until=page.optional("free_until", _UP_TO_A_MONTH, default.free_until),
        rebook_within=page.optional("rebook_within", whole_days, default.rebook_within),
        rebook_means=page.optional("rebook_means", one_of(Rebook), default.rebook_means),
        wait=page.optional("wait", _UP_TO_A_DAY, default.wait),
        wait_more=page.optional("wait_more", _UP_TO_A_DAY, default.wait_more),
        decide_after=page.optional("decide_after", _UP_TO_A_MONTH, default.decide_after),
        undo=page.optional("undo", _UP_TO_A_DAY, default.undo),
        hold_before=page.optional("hold_before", _HOLD_BEFORE, default.hold_before),
        moves=page.optional("moves", whole(0, 50), default.moves),
        first_lapse=page.optional("first_lapse", one_of(FirstLapse), default.first_lapse),
        mode=page.optional("mode", one_of(Mode), default.mode),
    )


_UP_TO_A_DAY = length_of(_NOTHING, timedelta(days=1), "of at most 24 h")
_UP_TO_A_MONTH = length_of(_NOTHING, _MONTH, "of at most 30 days")
# A refused card has to be known while somebody is awake to mend it, and the call is still free.
_HOLD_BEFORE = length_of(timedelta(hours=12), _MONTH, "from 12 h to 30 days")
