"""Terms such as a host could publish: whatever these strategies give, `showup check` lets pass."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume
from hypothesis import strategies as st

from infra.settings.problems import Notebook
from infra.settings.whole import look_at_terms
from showup.domain.choices import After, Buyers, Filled, FirstLapse, Mode, Prepaid, Rebook, Silence
from showup.domain.consequences import FREE, NOTHING, Base, Consequence, Deposit, Row, everyday
from showup.domain.settings import Settings
from showup.domain.terms import Terms
from tests.builders import some_settings

# Of the services in `some_settings`: a consultation of 50 min for 120 zł, and a free one.
PAID = "consultation"


def minutes(least: int, most: int) -> st.SearchStrategy[timedelta]:
    return st.integers(least, most).map(lambda number: timedelta(minutes=number))


def deposits() -> st.SearchStrategy[Deposit]:
    """A share of the price, a sum, minutes of the hourly rate: for the consultation."""
    return (
        st.integers(4, 100).map(lambda percent: Deposit(percent=percent))
        | st.integers(500, 12000).map(lambda fixed: Deposit(fixed=fixed))
        | st.integers(2, 50).map(lambda some: Deposit(minutes=some))
    )


NONE = Deposit(fixed=0)
ALL = Consequence(percent=100)

# One draw for each, made once: a property draws them hundreds of times.
AFTERS = {
    mode: st.sampled_from(
        [None, After.RELEASE]
        if mode in (Mode.CARD, Mode.NONE)
        else [None, After.RELEASE, After.PART_PAYMENT]
    )
    for mode in Mode
}
MODES = st.sampled_from(Mode)
DEPOSITS = deposits()
ASKED = {
    "deposit": DEPOSITS | st.just(Deposit(percent=50)),
    "deposits": st.just({}) | st.fixed_dictionaries({PAID: DEPOSITS | st.just(NONE)}),
    "known": st.none() | DEPOSITS | st.just(NONE),
    "known_after": st.integers(1, 50),
}
WORDS = {
    "rebook_means": st.sampled_from(Rebook),
    "silence": st.sampled_from(Silence),
    "first_lapse": st.sampled_from(FirstLapse),
    "filled": st.sampled_from(Filled),
    "clients": st.sampled_from(Buyers),
}
# Short enough for meetings of 25 minutes, and for a hold of 114 hours.
TIMES = {
    "moves": st.integers(0, 50),
    "undo": minutes(0, 1440),
    "wait": minutes(0, 15),
    "wait_more": minutes(0, 10),
    "host_wait": minutes(0, 25),
    "decide_after": minutes(60, 36 * 60),
    "hold_before": minutes(12 * 60, 24 * 60),
}
PLAIN = st.fixed_dictionaries(ASKED | WORDS | TIMES)


@st.composite
def sound_terms(draw: st.DrawFn, settings: Settings | None = None) -> Terms:
    """Of a host who offers what is in `settings`; with all that they can say."""
    mode = draw(MODES)
    zaliczka = mode is Mode.PREPAY and draw(st.integers(0, 4)) == 0
    rows, no_show = ((Row(NOTHING),), FREE) if zaliczka else draw(_notice(mode))
    terms = Terms(
        mode=mode,
        after=draw(AFTERS[mode]),
        prepaid_as=_named(mode, zaliczka),
        notice=rows,
        no_show=no_show,
        **draw(PLAIN),
    )
    assume(is_sound(terms, settings or some_settings()))
    return terms


def is_sound(terms: Terms, settings: Settings) -> bool:
    """Whether `showup check` lets it pass, given reminders that come early enough."""
    notebook = Notebook()
    look_at_terms(replace(settings, policy=replace(settings.policy, terms=terms)), notebook)
    return not notebook.problems


def _named(mode: Mode, zaliczka: bool) -> Prepaid | None:
    if mode not in (Mode.PREPAY, Mode.BOTH):
        return None
    return Prepaid.ZALICZKA if zaliczka else Prepaid.ZADATEK


FREE_UNTIL = minutes(0, 45 * 60)
DAYS = st.integers(0, 10)
UNTILS = st.sets(st.integers(1, 45 * 60), max_size=3)


@st.composite
def _notice(draw: st.DrawFn, mode: Mode) -> tuple[tuple[Row, ...], Consequence]:
    """The everyday form, or rows whose costs rise; and what not coming costs then."""
    if draw(st.booleans()):
        return everyday(draw(FREE_UNTIL), draw(DAYS)), ALL
    untils = sorted(draw(UNTILS), reverse=True)
    cancels = _rising(draw, mode, len(untils) + 1)
    moves = [_moving(draw, one) for one in cancels]
    rows = tuple(
        Row(timedelta(minutes=until), cancel, move, draw(st.booleans()))
        for until, cancel, move in zip([*untils, 0], cancels, moves, strict=True)
    )
    return rows, draw(st.sampled_from([ALL, replace(cancels[-1], within=0)]))


def _rising(draw: st.DrawFn, mode: Mode, count: int) -> list[Consequence]:
    """What cancelling costs, row by row; where money is held, it begins with nothing."""
    costs = sorted(draw(st.lists(st.integers(1, 100), min_size=count, max_size=count)))
    kind = draw(st.sampled_from([_of_deposit, _of_price, _sum]))
    free = draw(st.integers(1 if mode in (Mode.HOLD, Mode.BOTH) else 0, count))
    credits = draw(st.integers(0, count - free)) if mode is Mode.PREPAY else 0
    days = draw(st.integers(1, 9))
    return [
        FREE if n < free else replace(kind(cost), within=days if n < free + credits else 0)
        for n, cost in enumerate(costs)
    ]


def _of_deposit(cost: int) -> Consequence:
    return Consequence(percent=cost)


def _of_price(cost: int) -> Consequence:
    return Consequence(percent=1 + cost // 4, of=Base.PRICE)


def _sum(cost: int) -> Consequence:
    return Consequence(fixed=200 + 20 * cost)


def _moving(draw: st.DrawFn, cancel: Consequence) -> Consequence:
    if cancel.is_free:
        return FREE
    return draw(st.sampled_from([replace(cancel, within=3), replace(cancel, within=0)]))
