"""The turns in which the client's bank asks, warns or disputes, and in which it decides."""

from dataclasses import replace
from typing import Any

from showup.domain import closing
from showup.domain.dispute import Case, Stand
from showup.domain.fee import Ruling
from showup.domain.tasks import Mail
from showup.domain.words import Word
from tests.adapters.correspondence import (
    DECLARED,
    HOUR,
    by_host,
    captured,
    held,
    missed_with_fee,
    ruled,
    said,
    taken,
    told,
)
from tests.adapters.disputed import disputed
from tests.adapters.prepaid import BACK, paid, refunded, withdrawn
from tests.adapters.turn import Turn
from tests.builders import START

THEN = DECLARED + 72 * HOUR
REASONS = (
    "fraudulent",
    "product_not_received",
    "credit_not_processed",
    "product_unacceptable",
    "duplicate",
    "general",
)


def dispute_turns(**changes: Any) -> tuple[Turn, ...]:
    late = taken(**changes)
    mail, over = Mail.HOST_DISPUTE, Mail.HOST_DISPUTE_OVER
    warning = {"case": Case.WARNING, "due_by": None, "reason": "unauthorized_use_of_card"}
    reasons = (Turn(mail, why, disputed(late, THEN, reason=why), THEN) for why in REASONS)
    others = (
        Turn(mail, about, disputed(one, THEN, reason="credit_not_processed"), THEN)
        for about, one in _others(**changes).items()
    )
    return (
        *reasons,
        *others,
        Turn(mail, "inquiry", disputed(late, THEN, case=Case.INQUIRY), THEN),
        Turn(mail, "warning", disputed(late, THEN, **warning), THEN),
        Turn(over, "won", disputed(late, THEN, stand=Stand.WON), THEN),
        Turn(over, "lost", disputed(late, THEN, stand=Stand.LOST), THEN),
        Turn(over, "inquiry", disputed(late, THEN, case=Case.INQUIRY, stand=Stand.OVER), THEN),
        Turn(over, "warning", disputed(late, THEN, stand=Stand.OVER, **warning), THEN),
    )


def _others(**changes: Any) -> dict[str, Any]:
    """What was charged, and how it came to that."""
    missed = told(missed_with_fee(**changes))
    objected = said(missed, Word.OBJECTION, "I was there.", DECLARED + HOUR)
    met = closing.attended(paid(BACK, **changes), START + HOUR).booking
    late = taken(**changes)
    assert late.fee is not None
    return {
        "missed": captured(ruled(missed, Ruling.TAKE)),
        "objected": captured(ruled(objected, Ruling.LOWER, "Half.", amount=3000), 3000),
        "by the host": by_host(paid(**changes), DECLARED, "I am ill."),
        "withdrawn": withdrawn(paid(**changes)),
        "met, refunded": refunded(met),
        "filled": replace(late, fee=replace(late.fee, filled=True)),
        "held": held(**changes),
    }
