"""What the host reads of a dispute and can hand to the bank, from `templates/evidence/`."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from showup.adapters.clauses import Clauses
from showup.adapters.telling import Telling
from showup.adapters.templates import templates
from showup.adapters.wording import Wording
from showup.domain.booking import Actor, Booking, Status
from showup.domain.cutoffs import free_until
from showup.domain.defence import Defence
from showup.domain.events import What
from showup.domain.filed import Filed
from showup.domain.refunding import owed_back
from showup.domain.tasks import Mail

_STEPS = (What.MOVED, What.CANCELLED, What.SAVED)


@dataclass(frozen=True)
class Step:
    """Something that the client did, and when."""

    at: str
    what: str


@dataclass(frozen=True)
class Field:
    """One of Stripe's evidence fields: a text to paste, or which file to upload."""

    name: str
    title: str
    is_file: bool
    text: str


@dataclass(frozen=True)
class Rebuttal:
    """`accept`: it is as good as lost, and rightly so. `due_by` and `amount` in words. `page`:
    where the accepted policy can be read."""

    locale: str
    case: str
    stand: str
    reason: str
    amount: str
    opened: str
    due_by: str
    page: str
    accept: bool
    advice: tuple[str, ...]
    missing: tuple[str, ...]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class _Facts:
    """What the sentences are made of; empty: there is nothing to say."""

    host: str
    name: str
    email: str
    service: str
    minutes: int
    when: str
    date: str
    price: str
    deposit: str
    made: str
    accepted: str
    ip: str
    agent: str
    free_until: str
    steps: tuple[Step, ...]
    cancelled: str
    is_missed: bool
    is_met: bool
    asked: str
    waited: str
    told: str
    number: int
    sentence: str
    amount: str
    taken: str
    refunded: str
    owed: str
    intent: str
    mails: int
    arrived: int
    returned: str


def rebuttal(
    filed: Filed, defence: Defence, clauses: Clauses, wording: Wording, host: str, page: str
) -> Rebuttal:
    """`clauses` and `wording`: the host's."""
    said = _macros(clauses.locale)
    dispute, telling = defence.dispute, Telling(wording, clauses)
    facts = _facts(filed, defence, telling, host)
    fields = (
        Field(one, _line(said.title(one)), one.is_file, _line(said.field(one, facts)))
        for one in defence.fields
    )
    return Rebuttal(
        locale=clauses.locale,
        case=dispute.case,
        stand=dispute.stand,
        reason=_line(said.reason(dispute.reason)),
        amount=facts.amount,
        opened=telling.exact(dispute.opened),
        due_by=telling.exact(dispute.due_by),
        page=page,
        accept=defence.accept,
        advice=tuple(_line(said.advice(one, facts)) for one in defence.advice),
        missing=tuple(_line(said.missing(one, facts)) for one in defence.missing),
        fields=tuple(field for field in fields if field.text),
    )


def _facts(filed: Filed, defence: Defence, telling: Telling, host: str) -> _Facts:
    booking, dispute = filed.booking, defence.dispute
    exact, money, wording = telling.exact, telling.money, telling.wording
    consent, deposit, fee, asked = booking.consent, booking.deposit, booking.fee, booking.check_in
    mails = [mail for mail in filed.mails if not Mail(mail.name).is_for_host]
    by_client = booking.cancelled_by is Actor.CLIENT
    return _Facts(
        host=host,
        name=booking.client.name,
        email=booking.client.email,
        service=booking.service_name,
        minutes=booking.minutes,
        when=wording.full(booking.start),
        date=booking.start.astimezone(wording.zone).date().isoformat(),
        price=money(booking.price),
        deposit=money(deposit.amount),
        made=exact(booking.made),
        accepted=exact(consent.at),
        ip=consent.ip,
        agent=consent.agent,
        free_until=exact(free_until(booking.cutoffs)),
        steps=_steps(filed, exact),
        cancelled=exact(booking.cancelled_at) if by_client else "",
        is_missed=booking.status is Status.NO_SHOW,
        is_met=booking.status is Status.ATTENDED,
        asked=exact(asked.sent) if asked else "",
        waited=exact(booking.wait_until),
        told=exact(fee.noticed) if fee else "",
        number=fee.clause.number if fee else 0,
        sentence=_sentence(booking, telling.clauses),
        amount=money(dispute.amount),
        taken=money(deposit.taken),
        refunded=money(deposit.refunded),
        owed=money(owed_back(booking)),
        intent=dispute.intent,
        mails=len(mails),
        arrived=sum(mail.delivered is not None for mail in mails),
        returned=", ".join(mail.came_back for mail in mails if mail.came_back),
    )


def _steps(filed: Filed, exact: Callable[..., str]) -> tuple[Step, ...]:
    """Only that they did it: a word may be about an illness."""
    done = (one for one in filed.events if one.actor is Actor.CLIENT and one.what in _STEPS)
    return tuple(Step(exact(one.at), one.what) for one in done)


def _sentence(booking: Booking, clauses: Clauses) -> str:
    """The clause that the charge rests on, as it was accepted, or said in the host's language."""
    return clauses.sentence(booking.fee.clause, booking) if booking.fee else ""


@cache
def _macros(locale: str) -> Any:
    """Read once."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # few requests need it

    house = Environment(
        loader=FileSystemLoader(templates()), undefined=StrictUndefined, autoescape=False
    )
    return house.get_template(f"evidence/{locale}.html").make_module()


def _line(text: object) -> str:
    return " ".join(str(text).split())
