"""Whether the deposit can be asked for as it is written: of each service, in real sums."""

from collections.abc import Iterator
from dataclasses import dataclass

from infra.settings.forms import nearest
from infra.settings.problems import Notebook, quoted
from showup.domain.choices import Mode
from showup.domain.consequences import Consequence, Deposit
from showup.domain.currencies import LEAST, MOST, major
from showup.domain.money import Money
from showup.domain.settings import Service, Settings


@dataclass(frozen=True)
class Case:
    """A service as somebody books it, with the deposit that can be lost."""

    service: Service
    deposit: Money
    is_known: bool = False

    def cost(self, one: Consequence) -> Money:
        return one.amount(self.service.price, self.deposit)

    def __str__(self) -> str:
        return quoted(self.service.id) + (" for a client whom you know" if self.is_known else "")


def cases(settings: Settings) -> Iterator[Case]:
    """Every service with a deposit, for new clients and, where they pay another one, for known."""
    for service in settings.services:
        usual = settings.deposit_for(service)
        known = settings.deposit_for(service, known=True)
        if usual:
            yield Case(service, usual)
        if known and known != usual:
            yield Case(service, known, is_known=True)


def least_charge(currency: str) -> Money:
    """What Stripe takes at the least."""
    return Money(LEAST.get(currency, 1), currency)


def in_words(money: Money) -> str:
    return f"{major(money.amount, money.currency)} {money.currency}"


def look_at_sums(settings: Settings, notebook: Notebook) -> None:
    _services_known(settings, notebook)
    for service in settings.services:
        key = deposit_key(settings, service)
        asked = settings.policy.terms.deposits.get(service.id, settings.policy.terms.deposit)
        _within_price(key, asked, service, notebook)
        _within_minutes(key, asked, service, notebook)
    for case in cases(settings):
        _chargeable(settings, case, notebook)


def deposit_key(settings: Settings, service: Service) -> str:
    """Where the deposit of a service is written."""
    of_its_own = service.id in settings.policy.terms.deposits
    return f"deposits.{service.id}" if of_its_own else "deposit"


def _services_known(settings: Settings, notebook: Notebook) -> None:
    ids = [service.id for service in settings.services]
    for id in settings.policy.terms.deposits:
        if id not in ids:
            instead = nearest(id, ids, f"your services are {', '.join(ids)}")
            notebook.complain(f"deposits.{id}", "there is no such service", instead)


def _within_price(key: str, asked: Deposit, service: Service, notebook: Notebook) -> None:
    fixed, price = asked.fixed or 0, service.price
    if fixed <= price.amount or (not price and key == "deposit"):
        return
    if not price:
        what = f"{quoted(service.id)} is free of charge, so there is nothing to ask a deposit of"
        notebook.complain(key, what, 'write "none", or delete the line')
        return
    notebook.complain(
        key,
        f"{quoted(major(fixed, price.currency))} is more than {quoted(service.id)} costs "
        f"({in_words(price)})",
        f'write at most "{major(price.amount, price.currency)}", or a percentage such as "50%"',
    )


def _within_minutes(key: str, asked: Deposit, service: Service, notebook: Notebook) -> None:
    if service.price and (asked.minutes or 0) > service.minutes:
        notebook.complain(
            key,
            f"{asked.minutes} min of the hourly rate are more than the {service.minutes} min "
            f"of {quoted(service.id)}",
            f'write at most "{service.minutes} min", or a percentage such as "50%"',
        )


def _chargeable(settings: Settings, case: Case, notebook: Notebook) -> None:
    """Stripe takes no less than so much, and no more."""
    if settings.policy.terms.mode is Mode.NONE:
        return
    key = "known" if case.is_known else deposit_key(settings, case.service)
    least = least_charge(case.deposit.currency)
    most = Money(MOST, case.deposit.currency)
    if not least <= case.deposit:
        notebook.complain(
            key,
            f"comes to {in_words(case.deposit)} for {case}, and Stripe takes no less than "
            f"{in_words(least)}",
            'write more, or "none"',
        )
    elif not case.deposit <= most:
        notebook.complain(
            key,
            f"comes to {in_words(case.deposit)} for {case}, and Stripe takes no more than "
            f"{in_words(most)} at once",
            "write less",
        )
