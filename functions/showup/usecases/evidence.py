"""The evidence of a booking, and what of it can be said about a dispute, from one Query of its
partition."""

from datetime import datetime

from showup.adapters.clauses import NUMBERED, Clauses
from showup.adapters.rebuttal import Rebuttal, rebuttal
from showup.adapters.wording import Wording
from showup.domain import filing
from showup.domain.booking import Booking
from showup.domain.defence import defence
from showup.domain.errors import LinkInvalid
from showup.domain.evidence import Evidence, Sentence
from showup.domain.filing import Around
from showup.usecases.tools import Tools, is_filled


def evidence(
    id: str, clauses: Clauses, page: str, tools: Tools, now: datetime, *, everything: bool
) -> Evidence:
    """`clauses`: in the language in which the policy was accepted; `page`: where it can be read."""
    filed = tools.table.filed(id)
    if filed is None:
        raise LinkInvalid("There is no booking behind this link any more.")
    booking = filed.booking
    around = Around(_sentences(booking, clauses), page, is_filled(booking, tools))
    return filing.evidence(filed, around, now, everything=everything)


def rebuttals(
    booking: Booking, clauses: Clauses, page: str, tools: Tools, now: datetime
) -> tuple[Rebuttal, ...]:
    """Of each dispute, the last one first; `clauses`: in the host's language."""
    filed = tools.table.filed(booking.id) if booking.disputes else None
    if filed is None:
        return ()
    filled, host = is_filled(booking, tools), tools.settings.host
    wording = Wording(clauses.locale, booking.zone, booking.zone, now)
    return tuple(
        rebuttal(filed, defence(filed, one, filled=filled), clauses, wording, host.name, page)
        for one in reversed(booking.disputes)
    )


def _sentences(booking: Booking, clauses: Clauses) -> tuple[Sentence, ...]:
    """A clause that says nothing was not shown."""
    said = (
        Sentence(one.number, one, clauses.title(one), clauses.sentence(one, booking))
        for one in NUMBERED
    )
    return tuple(sentence for sentence in said if sentence.text)
