"""A deployment: the host reads and agrees, the version is kept before anybody can accept it."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import boto3
import pytest

from infra.aws import Talk, Wish, agreed, put_live
from infra.deploy import Account, DeployError
from infra.settings import SettingsError
from infra.versions import Publication, items_of, prepare
from infra.versions.history import History
from showup.adapters import items
from showup.adapters.versions import Versions
from tests.builders import a_booking
from tests.house import House
from tests.site.conftest import copy_of_the_project
from tests.tables import TABLE, make_table

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WISH = Wish(None, "eu-central-1", TABLE, "", "")


class Host:
    """Reads what is said, and agrees or not."""

    def __init__(self, *, agrees: bool = True) -> None:
        self.read: list[str] = []
        self.asked: list[str] = []
        self._agrees = agrees

    @property
    def talk(self) -> Talk:
        return Talk(self.read.append, lambda _: "", self._agree)

    def _agree(self, what: str) -> bool:
        self.asked.append(what)
        return self._agrees


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_the_project(tmp_path / "project")


@pytest.fixture
def account(house: House) -> Account:
    return Account(boto3.Session())


def rewritten(root: Path, old: str, new: str) -> None:
    page = root / "site/policy.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new), "utf-8")


def deployed(root: Path, account: Account, host: Host, wish: Wish = WISH) -> Publication:
    publication = agreed(root, account, wish, host.talk, NOW)
    put_live(publication, account, TABLE, dict)
    return publication


def history(account: Account) -> History:
    return History.of(items_of(account, TABLE))


def book(house: House, policy: str) -> None:
    made = a_booking()
    made = replace(made, consent=replace(made.consent, policy=policy))
    house.dynamodb.put_item(TableName=TABLE, Item=items.booking_item(made))


def test_a_first_policy_goes_live_without_a_question(root: Path, account: Account) -> None:
    host = Host()
    first = deployed(root, account, host)
    assert (host.read, host.asked) == ([], [])
    assert history(account).live == first.version


def test_the_same_policy_again_is_no_change(root: Path, account: Account) -> None:
    first = deployed(root, account, Host())
    before, host = items_of(account, TABLE), Host()
    deployed(root, account, host)
    assert (host.read, host.asked) == ([], [])
    assert items_of(account, TABLE) == before
    assert list(history(account).lived.values()) == [first.version.id]


def test_the_host_reads_what_changes_and_who_keeps_what_and_is_asked(
    root: Path, account: Account, house: House
) -> None:
    first = deployed(root, account, Host())
    book(house, first.version.id)
    rewritten(root, "free_until: 48 h ", "free_until: 24 h ")
    rewritten(root, "effective: 2026-11-23", "effective: 2026-11-24")
    host = Host()
    second = deployed(root, account, host)
    assert "  free_until: 48 h → 24 h" in host.read
    assert host.read[-1] == "1 booking keeps the version of 2026-11-23."
    assert host.asked == ["Put it live?"]
    assert history(account).live == second.version
    assert history(account).versions[first.version.id] == first.version


def test_a_host_who_does_not_want_it_changes_nothing(root: Path, account: Account) -> None:
    deployed(root, account, Host())
    before = items_of(account, TABLE)
    rewritten(root, "deposit: 50% ", "deposit: 60% ")
    with pytest.raises(DeployError, match="Nothing has been changed"):
        deployed(root, account, Host(agrees=False))
    assert items_of(account, TABLE) == before


def test_yes_asks_nothing_and_tells_all_the_same(root: Path, account: Account) -> None:
    deployed(root, account, Host())
    rewritten(root, "deposit: 50% ", "deposit: 60% ")
    host = Host(agrees=False)
    deployed(root, account, host, replace(WISH, yes=True))
    assert "  deposit: 50% → 60%" in host.read
    assert host.asked == []


def test_an_accepted_date_is_refused_before_anything_is_asked(
    root: Path, account: Account, house: House
) -> None:
    book(house, deployed(root, account, Host()).version.id)
    rewritten(root, "deposit: 50% ", "deposit: 60% ")
    host = Host()
    with pytest.raises(SettingsError, match=r"^site/policy.md:\d+: effective: "):
        deployed(root, account, host)
    assert "  deposit: 50% → 60%" in host.read
    assert host.asked == []


def test_a_date_to_come_is_refused_here_and_not_where_one_tries_things_out(
    root: Path, account: Account
) -> None:
    rewritten(root, "effective: 2026-11-23", "effective: 2199-11-23")
    with pytest.raises(SettingsError, match="2199-11-23 is still to come"):
        deployed(root, account, Host())
    prepare(root, [], NOW).look_at_date(ahead=True)


def test_it_is_kept_before_the_stack_stands_and_live_after(root: Path, account: Account) -> None:
    publication = agreed(root, account, WISH, Host().talk, NOW)
    versions = Versions(account.client("dynamodb"), TABLE)

    def stand() -> dict[str, str]:
        assert versions.find(publication.version.id) == publication.version
        assert history(account).live is None
        return {"Table": TABLE}

    assert put_live(publication, account, TABLE, stand) == {"Table": TABLE}
    assert history(account).live == publication.version


def test_the_first_stack_brings_the_table_along(root: Path, account: Account) -> None:
    dynamodb = account.client("dynamodb")
    dynamodb.delete_table(TableName=TABLE)
    publication = agreed(root, account, WISH, Host().talk, NOW)

    def stand() -> dict[str, str]:
        make_table(dynamodb)
        return {}

    put_live(publication, account, TABLE, stand)
    assert history(account).live == publication.version


def test_what_does_not_stand_is_not_live(root: Path, account: Account) -> None:
    first = deployed(root, account, Host())
    rewritten(root, "deposit: 50% ", "deposit: 60% ")
    publication = agreed(root, account, WISH, Host().talk, NOW)

    def fall() -> dict[str, str]:
        raise DeployError("The stack does not stand.")

    with pytest.raises(DeployError, match="does not stand"):
        put_live(publication, account, TABLE, fall)
    assert history(account).live == first.version
    assert publication.version.id in history(account).versions
