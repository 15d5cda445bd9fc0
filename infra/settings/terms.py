"""`site/policy.md`: the terms, and the date from which they hold."""

from collections.abc import Callable
from datetime import date, timedelta

from infra.settings.consequences import consequence
from infra.settings.forms import STRING, day, deposit, length_of, one_of, whole
from infra.settings.notice import read_notice
from infra.settings.problems import Unreadable, quoted
from infra.settings.values import Block
from showup.domain.choices import (
    After,
    Buyers,
    Filled,
    FirstLapse,
    Method,
    Mode,
    Prepaid,
    Rebook,
    Silence,
)
from showup.domain.consequences import Deposit
from showup.domain.settings import Policy
from showup.domain.terms import Terms

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
    default, asked = Terms(), deposit(currency)
    return Terms(
        mode=page.optional("mode", one_of(Mode), default.mode),
        deposit=page.optional("deposit", asked, default.deposit),
        deposits=_by_service(page, asked),
        known=page.optional("known", asked, default.known),
        known_after=page.optional("known_after", whole(1, 50), default.known_after),
        after=page.optional("after", one_of(After), default.after),
        prepaid_as=page.optional("prepaid_as", one_of(Prepaid), default.prepaid_as),
        pay_by=_methods(page, currency),
        notice=read_notice(page, currency),
        rebook_means=page.optional("rebook_means", one_of(Rebook), default.rebook_means),
        moves=page.optional("moves", whole(0, 50), default.moves),
        undo=page.optional("undo", _UP_TO_A_DAY, default.undo),
        wait=page.optional("wait", _UP_TO_A_DAY, default.wait),
        wait_more=page.optional("wait_more", _UP_TO_A_DAY, default.wait_more),
        no_show=page.optional("no_show", consequence(currency), default.no_show),
        host_wait=page.optional("host_wait", _UP_TO_A_DAY, default.host_wait),
        decide_after=page.optional("decide_after", _COOL_OFF, default.decide_after),
        silence=page.optional("silence", one_of(Silence), default.silence),
        first_lapse=page.optional("first_lapse", one_of(FirstLapse), default.first_lapse),
        filled=page.optional("filled", one_of(Filled), default.filled),
        clients=page.optional("clients", one_of(Buyers), default.clients),
        hold_before=page.optional("hold_before", _HOLD_BEFORE, default.hold_before),
    )


def _by_service(page: Block, form: Callable[[str], Deposit]) -> dict[str, Deposit]:
    """Under the ids of services; `whole` sees that there are such services."""
    value = page.values.get("deposits")
    if value is None:
        return {}
    block = value.block()
    return {id: block.optional(id, form, Deposit()) for id in block.values}


def _methods(page: Block, currency: str) -> tuple[Method, ...]:
    """Each one once, and only what Stripe takes in the host's currency."""
    value = page.values.get("pay_by")
    if value is None:
        return ()
    if not value.items():
        value.complain("names no way to pay", 'write for example "[card, blik, p24]"')
    form = _method(currency)
    methods = [method for item in value.items() if (method := item.read(form, None))]
    if len(set(methods)) < len(methods):
        value.complain("names a way to pay twice", "name each once")
    return tuple(dict.fromkeys(methods))


def _method(currency: str) -> Callable[[str], Method | None]:
    def form(text: str) -> Method:
        method = one_of(Method)(text)
        if not method.works_in(currency):
            here = ", ".join(one for one in Method if one.works_in(currency))
            raise Unreadable(
                f"{quoted(text)} cannot be paid with in {currency}", f"write {quoted(here)}"
            )
        return method

    return form


_UP_TO_A_DAY = length_of(_NOTHING, timedelta(days=1), "of at most 24 h")
# Mails may be a quarter of an hour late; in less than an hour nobody could read one, and answer.
_COOL_OFF = length_of(timedelta(hours=1), _MONTH, "from 1 h to 30 days")
# A refused card has to be known while somebody is awake to mend it, and the call is still free.
_HOLD_BEFORE = length_of(timedelta(hours=12), _MONTH, "from 12 h to 30 days")
