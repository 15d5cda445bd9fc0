"""The year as a picture for a browser: what each policy takes, by what the clients did, and how
the sums grow over the year. One page that needs nothing from the network."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from infra.simulate.play import Bill
from infra.simulate.sums import sums
from infra.simulate.year import Does
from showup.domain.currencies import DECIMALS

COLOURS = ("#3f51b5", "#e0873d")


def draw(path: Path, played: Sequence[tuple[str, Sequence[Bill]]], currency: str) -> None:
    """plotly is slow to import, so only who draws needs it."""
    from plotly.graph_objects import Bar, Figure, Scatter
    from plotly.subplots import make_subplots

    unit = 10 ** DECIMALS[currency]
    deeds = [does for does in Does if any(sums(b).by_deed.get(does) for _, b in played)]
    figure: Figure = make_subplots(
        rows=2,
        cols=1,
        subplot_titles=("by what the clients did", "over the year"),
        vertical_spacing=0.14,
    )
    for (name, bills), colour in zip(played, COLOURS, strict=False):
        by_deed = sums(bills).by_deed
        amounts = [by_deed.get(does, 0) / unit for does in deeds]
        look = {"name": name, "legendgroup": name}
        bar = Bar(x=[does.value for does in deeds], y=amounts, marker_color=colour, **look)
        figure.add_trace(bar, row=1, col=1)
        grows = [amount / unit for amount in accumulate(bill.fee.amount for bill in bills)]
        days = [bill.story.start for bill in bills]
        line = Scatter(x=days, y=grows, line_color=colour, line_shape="hv", **look)
        figure.add_trace(line.update(showlegend=False), row=2, col=1)
    figure.update_yaxes(title_text=f"fees, {currency}", rangemode="tozero")
    figure.update_layout(
        title="A year of clients: who would have paid what",
        template="plotly_white",
        height=800,
        legend={"orientation": "h", "y": 1.08, "x": 1, "xanchor": "right"},
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.write_html(path, include_plotlyjs=True)
