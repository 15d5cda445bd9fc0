"""The `showup` command: the product for a terminal. Each command is one call into the house."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console

from infra.aws import Talk, Wish, deploy_to_aws
from infra.deploy import DeployError
from infra.dev import run
from infra.evidence import check_evidence
from infra.layer import AWS, THIS_MACHINE, PackageError
from infra.package import package as make_package
from infra.presets import NAMES, listed, presets, take, taking, told
from infra.reconcile import Wanted, here, on_aws
from infra.reconcile import run as run_reconcile
from infra.settings import SettingsError, load, published
from infra.settings.check import run_check
from infra.simulate import simulated
from infra.site import SiteError
from showup.adapters.clock import business_now

ROOT = Path(__file__).parents[1]
DAY = click.DateTime(["%Y-%m-%d"])
T = TypeVar("T")
SAYS_WHY = (SettingsError, PackageError, SiteError, DeployError)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="showup")
def main() -> None:
    """Bookings with a deposit that is held, not taken.

    Your numbers are in the first lines of site/policy.md, site/book.md and site/index.md.
    """


@main.command()
@click.option("--port", envvar="PORT", default=8000, show_default=True, help="Where to serve.")
@click.option(
    "--data",
    envvar="SHOWUP_DATA",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / ".data",
    show_default=".data",
    help="The folder that keeps bookings, mails and the clock between two starts.",
)
@click.option("--watch/--no-watch", default=True, help="Whether a saved page is built anew.")
def dev(port: int, data: Path, watch: bool) -> None:
    """Run everything on this computer, and nothing outside it (`make run`)."""
    raise SystemExit(run(ROOT, port, data.resolve(), click.echo, watch=watch))


@main.command()
def check() -> None:
    """Read the pages and say what is wrong: file, line, and what to write instead."""
    raise SystemExit(run_check(ROOT, click.echo))


@main.command()
@click.argument("name", required=False, type=click.Choice(NAMES))
@click.option("--yes", is_flag=True, help="Without asking.")
def policy(name: str | None, yes: bool) -> None:
    """List the policies to begin with, or put the one called NAME in the place of yours.

    Your page's title, description and text stay as they are; the settings and their comments are
    those of the preset, from today on. You first read what changes.
    """
    if name is None:
        click.echo("\n".join(_or_say_why(lambda: list(listed(ROOT)))))
        return
    settings = _or_say_why(lambda: load(ROOT))
    host = settings.host
    preset = next(one for one in presets(ROOT, host.locales[0]) if one.name == name)
    today = business_now().astimezone(host.zone).date()
    what = _or_say_why(lambda: taking(ROOT, preset, today))
    click.echo("\n".join(told(ROOT, preset, what)))
    if not yes:
        click.confirm("Write it to site/policy.md?", abort=True)
    take(ROOT, what)
    click.echo(f"site/policy.md is {name} now.")


@main.command()
@click.option(
    "--for", "place", type=click.Choice(["aws", "here"]), default="aws", show_default=True
)
def package(place: str) -> None:
    """Build dist/functions.zip, the one zip of all functions."""
    target = AWS if place == "aws" else THIS_MACHINE
    made = _or_say_why(lambda: make_package(ROOT, published(load(ROOT)), target))
    click.echo(f"{made.relative_to(ROOT)}: {made.stat().st_size / 1e6:.1f} MB")


@main.command()
@click.option("--profile", envvar="AWS_PROFILE", help="Whose account: a profile of the AWS CLI.")
@click.option("--region", envvar="AWS_REGION", default="eu-central-1", show_default=True)
@click.option("--stack", default="showup", show_default=True, help="A name; one for each host.")
@click.option("--origin", default="", help="Your own address: https://book.example.com")
@click.option("--certificate", default="", help="The ARN of its certificate, in us-east-1.")
@click.option("--yes", is_flag=True, help="Put a changed policy live without asking.")
def deploy(
    profile: str | None, region: str, stack: str, origin: str, certificate: str, yes: bool
) -> None:
    """Put Showup into your AWS account, or bring it up to date.

    Where that changes the policy, you first read what changes for your clients, and how many
    bookings keep the version that they accepted.

    Stripe's keys come from STRIPE_SECRET_KEY (deposits) and STRIPE_RESTRICTED_KEY (Checkout alone).
    Those that are not there yet are asked for; press Enter to leave one for later. None of them is
    ever written to a file. Stripe's webhook is set up by itself, with the key for deposits or,
    where that may not do it, with STRIPE_SETUP_KEY.
    """
    if bool(origin) != bool(certificate):
        raise click.UsageError("--origin and --certificate go together: give both or neither.")
    wish = Wish(profile, region, stack, origin, certificate, yes)
    talk = Talk(click.echo, _ask, click.confirm)
    _or_say_why(lambda: deploy_to_aws(ROOT, wish, talk))


@main.command()
@click.argument("proposed", required=False)
@click.option("--meetings", default=300, show_default=True, help="How many in the year.")
@click.option("--seed", default=1, show_default=True, help="Another number is another year.")
@click.option(
    "--plot",
    type=click.Path(dir_okay=False, path_type=Path),
    default=ROOT / "dist" / "simulation.html",
    show_default="dist/simulation.html",
    help="The picture, as a page.",
)
@click.option("--open/--no-open", "opens", default=False, help="Show the picture in a browser.")
def simulate(proposed: str | None, meetings: int, seed: int, plot: Path, opens: bool) -> None:
    """Play a year of made-up clients through your policy, and through a PROPOSED one.

    PROPOSED is the name of a preset (flexible, moderate, strict, article) or a page like
    site/policy.md. Nothing is changed. The clients do the same under both: they come, come late,
    cancel early or late, move, miss a meeting, have an emergency; you see who would have paid
    what, and by which clause. How often each happens is a guess, and no statistics.
    """
    picture = _or_say_why(lambda: simulated(ROOT, proposed, meetings, seed, plot, Console()))
    click.echo(f"The picture: {picture}")
    if opens:
        click.launch(str(picture))


@main.command()
@click.option("--month", metavar="YYYY-MM", help="A whole month.")
@click.option(
    "--from",
    "first",
    type=DAY,
    metavar="YYYY-MM-DD",
    help="The first day, in your zone; of the month of the last one, if you do not say.",
)
@click.option(
    "--to", "last", type=DAY, metavar="YYYY-MM-DD", help="The last day; today, if you do not say."
)
@click.option(
    "--for",
    "place",
    type=click.Choice(["aws", "here"]),
    default="aws",
    show_default=True,
    help="Your stack on AWS, or the one that `make run` has started on this computer.",
)
@click.option("--profile", envvar="AWS_PROFILE", help="Whose account: a profile of the AWS CLI.")
@click.option("--region", envvar="AWS_REGION", default="eu-central-1", show_default=True)
@click.option("--stack", default="showup", show_default=True, help="Its name, as it was deployed.")
@click.option(
    "--data",
    envvar="SHOWUP_DATA",
    type=click.Path(file_okay=False, path_type=Path),
    default=ROOT / ".data",
    show_default=".data",
    help="The folder of `make run`.",
)
@click.option("--dry-run", is_flag=True, help="Only show; repair nothing.")
@click.option("--json", "as_json", is_flag=True, help="Differences and totals, for a machine.")
@click.option(
    "--csv",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the ledger's lines of these days there, for your bookkeeper.",
)
def reconcile(
    month: str | None,
    first: datetime | None,
    last: datetime | None,
    place: str,
    profile: str | None,
    region: str,
    stack: str,
    data: Path,
    dry_run: bool,
    as_json: bool,
    csv: Path | None,
) -> None:
    """Compare Stripe with the ledger, and repair or name each difference.

    Without days it is this month up to today. Every payment that was made, refunded, disputed or
    entered in these days is compared, whole. What the ledger missed is looked at as after a
    webhook, and a hold that nobody needs is let go; the rest is named, and yours to judge.

    The exit code is 0 where both say the same, 1 where differences remain, and 2 where one of the
    two could not be asked.
    """
    if month and (first or last):
        raise click.UsageError("Give --month, or --from and --to.")
    days = (first.date() if first else None, last.date() if last else None)
    wanted = Wanted(month, *days, dry_run, as_json, csv)
    find = partial(here, data) if place == "here" else partial(on_aws, profile, region, stack)
    raise SystemExit(run_reconcile(find, wanted, ROOT, Console(), Console(stderr=True)))


@main.group()
def evidence() -> None:
    """The evidence of a booking, as the desk hands it out."""


@evidence.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check_file(file: Path) -> None:
    """Whether FILE is what the desk handed out: every part, and the whole."""
    raise SystemExit(check_evidence(file, click.echo))


def _ask(what: str) -> str:
    return str(click.prompt(what, default="", hide_input=True, show_default=False))


def _or_say_why(do: Callable[[], T]) -> T:
    try:
        return do()
    except SAYS_WHY as error:
        raise SystemExit(str(error)) from error
