"""Whether the way in which the deposit is asked for goes with what is to become of it."""

from infra.settings.keys import POLICY
from infra.settings.problems import Notebook, days, quoted
from showup.domain.choices import After, Mode, Prepaid
from showup.domain.settings import Settings
from showup.domain.terms import Terms

PAID = (Mode.PREPAY, Mode.BOTH)
HELD = (Mode.HOLD, Mode.BOTH)


def look_at_modes(settings: Settings, notebook: Notebook) -> None:
    terms = settings.policy.terms
    _named_in_law(terms, notebook)
    _zaliczka_goes_back(settings, notebook)
    _credit_is_money(terms, notebook)
    _part_is_paid(terms, notebook)
    _last_free_moment(terms, notebook)
    _moves_allowed(terms, notebook)


def _named_in_law(terms: Terms, notebook: Notebook) -> None:
    if terms.mode in PAID and terms.prepaid_as is None:
        notebook.complain(
            "mode",
            f"with {quoted(terms.mode)} money is handed over in advance, and the policy has to say "
            "what it is in law",
            'write a line "prepaid_as: zadatek" (you may keep it as your rows say; if you let the '
            'client down, you give it back twice) or "prepaid_as: zaliczka" (it goes back, '
            "whoever gives up)",
        )


def _zaliczka_goes_back(settings: Settings, notebook: Notebook) -> None:
    terms = settings.policy.terms
    if terms.mode not in PAID or terms.prepaid_as is not Prepaid.ZALICZKA:
        return
    rows_keep = any(not (row.cancel.is_free and row.move.is_free) for row in terms.notice)
    if not rows_keep and terms.no_show.is_free:
        return
    where = "the notice keeps some of it" if rows_keep else "whoever does not come loses some of it"
    notebook.complain(
        "prepaid_as",
        f"a zaliczka goes back whoever gives up, and {where}",
        'write "zadatek"; or keep nothing: "no_show: free", and under notice one row '
        '"{until: start, cancel: free, move: free}"',
    )


def _credit_is_money(terms: Terms, notebook: Notebook) -> None:
    """Only money that the host has can stay as a credit."""
    if terms.mode is Mode.PREPAY:
        return
    for n, row in enumerate(terms.notice, start=1):
        if row.cancel.within:
            notebook.complain(
                f"notice.{n}.cancel",
                f"only a deposit that was paid can stay as a credit, and the mode is "
                f"{quoted(terms.mode)}",
                'write "mode: prepay", or here "free" or what cancelling costs',
                POLICY,
            )


def _part_is_paid(terms: Terms, notebook: Notebook) -> None:
    if terms.after is After.PART_PAYMENT and terms.mode in (Mode.CARD, Mode.NONE):
        notebook.complain(
            "after",
            f"with the mode {quoted(terms.mode)} there is no money that could be part of the price",
            'write "release", or delete the line',
        )


def _last_free_moment(terms: Terms, notebook: Notebook) -> None:
    """Until then a refused hold can be mended, or the meeting given up for nothing."""
    if terms.mode in HELD and terms.free_until is None:
        notebook.complain(
            "notice",
            "cancelling is never free, so there is no last free moment that a hold could be placed "
            "before",
            'begin with a row "{until: 48 h, cancel: free, move: free}"',
            POLICY,
        )


def _moves_allowed(terms: Terms, notebook: Notebook) -> None:
    """A new date is promised only where a booking can be moved, which is how it gets one."""
    within = terms.rescue_within or terms.credit_within
    if terms.moves or not within:
        return
    late = (
        "a late move is to be free" if terms.rescue_within else "a deposit is to stay as a credit"
    )
    in_rows = 'take "within" out of the rows of notice'
    out = in_rows if notebook.has("notice", POLICY) else 'write "rebook_within: 0 days"'
    notebook.complain(
        "moves",
        f'"0" lets nobody move a booking, and {late} for a new date within {days(within)}',
        f'write at least "1", or {out}',
    )
