"""Whether the date of a policy lets it go live. Clients accept the policy of a date, so a date that
a client has accepted means one policy for good; until somebody has, it can be mended."""

from datetime import date, timedelta

from infra.settings import SettingsError
from infra.settings.problems import Notebook
from infra.versions.history import History
from showup.domain.versions import Version

_A_DAY = timedelta(days=1)


def look_at_date(new: Version, history: History, today: date, notebook: Notebook) -> None:
    """It comes after whatever else clients have accepted. Raises SettingsError."""
    others = [one for one in history.accepted() if not one.is_the_same_as(new)]
    latest = max((one.effective for one in others), default=date.min)
    if new.effective <= latest:
        what = f"what the policy says has changed, and clients have accepted that of {latest}"
        instead = "change `effective`, so that clients see a new date, such as"
        _refuse(what, f'{instead} "{_first(history, today)}"', notebook)


def look_ahead(new: Version, history: History, today: date, notebook: Notebook) -> None:
    """What goes live holds at once. Raises SettingsError."""
    first = _first(history, today)
    if new.effective > first:
        what = f"{new.effective} is still to come, and whoever books would accept it at once"
        _refuse(what, f'deploy it on that day, or write "{first}"', notebook)


def _first(history: History, today: date) -> date:
    """The first that can be written: today, or the day after the last that was accepted."""
    return max([today, *(one.effective + _A_DAY for one in history.accepted())])


def _refuse(what: str, instead: str, notebook: Notebook) -> None:
    raise SettingsError([notebook.at("effective", what, instead)])
