"""`showup simulate`: a sample year of clients, played through one policy or two.

`year` makes up who does what and when, `play` asks the domain what that costs under a policy,
`sums` adds up, and `table` and `plot` show it.
"""

from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from infra.settings import load
from infra.simulate.play import play
from infra.simulate.plot import draw
from infra.simulate.table import show
from infra.simulate.year import a_year
from showup.domain.settings import Settings

# The year is the same whenever it is played; policies know no dates.
FIRST = datetime(2027, 1, 1, tzinfo=UTC)


def simulated(
    root: Path, proposed: str | None, meetings: int, seed: int, plot: Path, console: Console
) -> Path:
    """Show the table, draw the picture, and say where it is."""
    now = load(root)
    policies = {"your policy": now}
    if proposed:
        policies[proposed] = load(root, _page(root, proposed, now))
    stories = a_year(now, FIRST, meetings=meetings, seed=seed)
    played = [(name, play(stories, one)) for name, one in policies.items()]
    show(console, played, now.host.currency)
    draw(plot, played, now.host.currency)
    return plot


def _page(root: Path, proposed: str, now: Settings) -> str:
    """A preset in the host's language, or a page by its path."""
    preset = f"templates/policies/{now.host.locales[0]}/{proposed}.md"
    return preset if (root / preset).is_file() else str(Path(proposed).absolute())
