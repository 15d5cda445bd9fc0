"""What is allowed and worth a second thought: notes, not refusals."""

from collections.abc import Iterator
from datetime import timedelta
from operator import itemgetter

from infra.settings.keys import POLICY
from infra.settings.problems import Notebook, Problem, quoted
from infra.settings.sums import Case, cases, deposit_key, in_words
from infra.settings.unused import unused
from infra.settings.windows import spoken
from showup.domain.choices import Buyers, Filled, Mode, Silence
from showup.domain.settings import Settings

# From this share of the price on, keeping it begins to look like a penalty.
NEARLY_ALL = 80
_A_DAY = timedelta(hours=24)
_HALF = "half the price is usual; ask somebody who knows your law"
Note = tuple[str, str, str]


def notes(settings: Settings, notebook: Notebook) -> list[Problem]:
    """In the form of problems, each at its line."""
    if settings.policy.terms.mode is Mode.NONE:
        return []
    found = [
        *_nearly_all(settings),
        *_nothing_asked(settings),
        *_cool_off(settings),
        *_known(settings),
        *_out_of_reach(settings, notebook),
        *unused(settings, notebook),
    ]
    return sorted(notebook.at(*note, POLICY) for note in found)


def shares(settings: Settings) -> dict[int, Case]:
    """What a client can lose, whatever they do, in per cent of a price; and of which service."""
    terms = settings.policy.terms
    steps = [one for row in terms.notice for one in (row.cancel, row.move)] + [terms.no_show]
    return {
        100 * case.cost(one).amount // case.service.price.amount: case
        for case in cases(settings)
        for one in steps
    }


def _nearly_all(settings: Settings) -> Iterator[Note]:
    share, case = max(shares(settings).items(), key=itemgetter(0), default=(0, None))
    if case and share >= NEARLY_ALL and settings.policy.terms.clients is not Buyers.BUSINESSES:
        what = f"a client can lose {share}% of a price; with consumers, keeping nearly all of it"
        yield deposit_key(settings, case.service), f"{what} may be an unfair term", _HALF


def _nothing_asked(settings: Settings) -> Iterator[Note]:
    if not any(cases(settings)):
        yield "deposit", "nothing is ever asked", 'say so: write "mode: none"'


def _cool_off(settings: Settings) -> Iterator[Note]:
    terms = settings.policy.terms
    if terms.decide_after < _A_DAY:
        what = f"a fee may be taken {spoken(terms.decide_after)} after it fell due"
        if terms.silence is Silence.TAKES_MISSED:
            twice = spoken(2 * terms.decide_after)
            what += f", and that for a missed meeting after {twice} even without your word"
        yield "decide_after", what, "24 h give both of you a night's sleep"
    if terms.filled is Filled.KEPT:
        what = "a fee is taken even if somebody else has taken the time, and paid for it"
        yield "filled", what, 'a bank would side with the client; "dropped" is kinder'


def _known(settings: Settings) -> Iterator[Note]:
    terms = settings.policy.terms
    if terms.known is None:
        return
    for service in settings.services:
        usual = settings.deposit_for(service)
        theirs = terms.known.of(service.price, service.minutes)
        if not theirs <= usual:
            what = (
                f"{in_words(theirs)} is more than others pay for {quoted(service.id)}, and nobody "
                f"is asked more for being known: it stays at {in_words(usual)}"
            )
            yield "known", what, 'write less, or "none"'
            return


def _out_of_reach(settings: Settings, notebook: Notebook) -> Iterator[Note]:
    """A row that ends before anybody can book never holds."""
    ahead, rows = settings.hours.ahead, settings.policy.terms.notice
    for n, row in enumerate(rows, start=1):
        if row.until >= ahead:
            what = (
                f"nobody can book as early as that: {spoken(ahead)} ahead at the most "
                "(ahead in site/book.md)"
            )
            key = f"notice.{n}.until" if notebook.has("notice", POLICY) else "free_until"
            yield key, what, "shorten it, or let people book further ahead"
