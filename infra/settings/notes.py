"""What is allowed and worth a second thought: notes, not refusals."""

from datetime import timedelta

from infra.settings.problems import Notebook, Problem
from infra.settings.windows import spoken
from showup.domain.settings import Settings
from showup.domain.terms import Mode

# From this share of the price on, keeping it begins to look like a penalty.
NEARLY_ALL = 80
_A_DAY = timedelta(hours=24)


def notes(settings: Settings, notebook: Notebook) -> list[Problem]:
    """In the form of problems, each at its line."""
    found = [*_deposit(settings, notebook), *_cool_off(settings, notebook)]
    return sorted(found)


def _deposit(settings: Settings, notebook: Notebook) -> list[Problem]:
    terms = settings.policy.terms
    shares = {
        100 * settings.deposit_for(one).amount // one.price.amount
        for one in settings.services
        if one.price
    }
    if shares and max(shares) >= NEARLY_ALL:
        what = f"the deposit comes to {max(shares)}% of a price; with consumers, keeping nearly all"
        return [notebook.at("deposit", f"{what} may be an unfair term", _HALF)]
    if terms.mode is Mode.HOLD and not any(shares):
        return [notebook.at("deposit", "nothing is ever held", 'say so: write "mode: none"')]
    return []


_HALF = "half the price is usual; ask somebody who knows your law"


def _cool_off(settings: Settings, notebook: Notebook) -> list[Problem]:
    decide_after = settings.policy.terms.decide_after
    if decide_after >= _A_DAY:
        return []
    what = f"a fee may be taken {spoken(decide_after)} after it fell due"
    return [notebook.at("decide_after", what, "24 h give both of you a night's sleep")]
