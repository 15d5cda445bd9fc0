"""`showup reconcile --for here`, on what runs: it finds the table and Stripe by itself."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
from click.testing import CliRunner

from infra.cli import main
from tests.cloud import Cloud


def reconciled(cloud: Cloud, *more: str) -> dict[str, Any]:
    today = cloud.now().date()
    days = ("--from", str(today - timedelta(days=1)), "--to", str(today + timedelta(days=1)))
    place = ("--for", "here", "--data", str(cloud.folder), "--json")
    done = CliRunner().invoke(main, ["reconcile", *place, *days, *more])
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == (0 if found["equal"] else 1), done.output
    return found


def a_hold_that_nobody_knows(cloud: Cloud, booking: dict[str, Any]) -> str:
    """Placed at Stripe with our mark, as by a worker that was lost before it could say so."""
    deposit = booking["booking"]["deposit"]
    asked = {
        "amount": deposit["amount"]["amount"],
        "currency": "pln",
        "customer": deposit["customer"],
        "payment_method": deposit["method"],
        "capture_method": "manual",
        "off_session": "true",
        "confirm": "true",
        "allowed_payment_method_types[0]": "card",
        "metadata[booking]": booking["id"],
        "metadata[task]": "place_hold-0-v99",
        "metadata[attempt]": "1",
    }
    key = json.loads((cloud.folder / "keys.json").read_text())["stripe"]
    answer = httpx.post(
        f"{cloud.url}/dev/stripe/v1/payment_intents",
        data=asked,
        headers={"Authorization": f"Bearer {key}"},
    )
    return str(answer.json()["id"])


def test_a_hold_that_nobody_knows_is_shown_first_and_then_let_go(cloud: Cloud) -> None:
    booked = cloud.book(email="reconciled@example.net")
    cloud.pay(booked["payment"]["url"])
    stray = a_hold_that_nobody_knows(cloud, cloud.booking(booked["id"]))
    cloud.advance(timedelta(minutes=1))  # what Stripe tells of it by itself has been looked at
    shown = reconciled(cloud, "--dry-run")
    assert stray in {one["payment"] for one in shown["left"]}
    done = reconciled(cloud)
    assert stray in {one["payment"] for one in done["repaired"]}
    assert stray not in {one["payment"] for one in done["left"]}
    lines = [one for one in cloud.booking(booked["id"])["ledger"] if one["stripe"] == stray]
    assert [one["deed"] for one in lines] == ["place", "release"]


def test_where_nothing_runs_it_says_so_and_is_neither_equal_nor_different(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["reconcile", "--for", "here", "--data", str(tmp_path)])
    assert done.exit_code == 2
    assert "make run" in done.stderr
