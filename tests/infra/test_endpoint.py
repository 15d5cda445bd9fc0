"""Stripe's webhook, as a deployment sets it up: once, never twice, and anew where it must be."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import boto3
import pytest
import stripe
from moto import mock_aws

from infra.deploy import Account, DeployError, keep_secret, put_secrets, secret_there
from infra.embedded.stripe import CHECKOUT_ONLY, EVERYTHING, EmbeddedStripe
from infra.embedded.stripe.faults import Fault
from infra.embedded.stripe.transport import InMemory
from infra.endpoint import ID, PATH, SECRET, VERSION, set_up
from infra.stripe_keys import look_at_keys
from showup.adapters.signed import read_webhook
from showup.usecases.webhooks import EVENTS

SITE = "https://book.example.com"
DEPOSITS = frozenset(
    {"payment_intents", "refunds", "checkout", "setup_intents", "charges", "disputes"}
)
KEYS = {
    "sk_test_all": EVERYTHING,
    "rk_test_public": CHECKOUT_ONLY,
    "rk_test_deposits": DEPOSITS,
    "rk_test_narrow": frozenset({"checkout", "payment_intents"}),
    "rk_test_nothing": frozenset[str](),
}


class Host:
    """Deploys, and reads what is said."""

    def __init__(self) -> None:
        self.bank = EmbeddedStripe(lambda: datetime(2026, 11, 24, 9, 0, tzinfo=UTC), keys=KEYS)
        self.account = Account(boto3.Session())
        self.ssm = self.account.client("ssm")
        self.read: list[str] = []

    def client(self, key: str) -> stripe.StripeClient:
        return stripe.StripeClient(key, http_client=InMemory(self.bank), max_network_retries=0)

    def deploys(self, site: str = SITE, key: str = "sk_test_all") -> dict[str, str]:
        self.read.clear()
        return set_up(self.account, "showup", site, self.client(key), self.read.append)

    @property
    def endpoints(self) -> list[dict[str, Any]]:
        return self.bank.store.all("webhook_endpoint")

    @property
    def secret(self) -> str:
        return secret_there(self.ssm, "/showup", SECRET)

    def hears(self) -> bool:
        """Whether what Stripe signs now is signed with the secret that we hold."""
        self.bank.store.event("charge.expired", {"id": "ch_1", "object": "charge"})
        found = self.bank.due_deliveries()
        signed = [read_webhook(d.body, d.headers["Stripe-Signature"], self.secret) for d in found]
        for delivery in found:
            self.bank.delivered(delivery, 200)
        return bool(signed) and None not in signed


@pytest.fixture
def host() -> Iterator[Host]:
    with mock_aws():
        yield Host()


def test_the_first_deployment_makes_it_and_keeps_its_secret(host: Host) -> None:
    new = host.deploys()
    (made,) = host.endpoints
    assert made["url"] == f"{SITE}{PATH}"
    assert made["enabled_events"] == list(EVENTS)
    assert made["api_version"] == VERSION == stripe.api_version
    assert new == {SECRET: host.secret, ID: made["id"]}
    assert host.read == [f"Stripe tells {SITE}{PATH} from now on"]
    assert host.hears()


def test_the_second_one_changes_nothing(host: Host) -> None:
    host.deploys()
    before = (host.endpoints, host.secret)
    assert host.deploys() == {}
    assert host.read == []
    assert (host.endpoints, host.secret) == before


def test_what_has_come_to_matter_since_is_asked_for_under_the_same_secret(host: Host) -> None:
    host.deploys()
    secret = host.secret
    host.endpoints[0].update(enabled_events=["charge.expired"], status="disabled")
    assert host.deploys() == {}
    (kept,) = host.endpoints
    assert (kept["enabled_events"], kept["status"]) == (list(EVENTS), "enabled")
    assert host.secret == secret
    assert host.hears()


def test_a_site_that_moves_takes_its_webhook_along(host: Host) -> None:
    host.deploys()
    host.deploys("https://new.example.com/")
    (kept,) = host.endpoints
    assert kept["url"] == f"https://new.example.com{PATH}"
    assert host.hears()


def test_one_that_was_made_by_hand_gives_way_to_one_whose_secret_we_hold(host: Host) -> None:
    by_hand: Any = {"url": f"{SITE}{PATH}", "enabled_events": ["*"]}
    old = host.client("sk_test_all").v1.webhook_endpoints.create(by_hand)
    host.deploys()
    (made,) = host.endpoints
    assert made["id"] != old.id
    assert host.hears()


def test_one_of_another_version_gives_way_since_a_version_cannot_be_changed(host: Host) -> None:
    host.deploys()
    first = host.endpoints[0]["id"]
    host.endpoints[0]["api_version"] = "2024-10-28.acacia"
    host.deploys()
    (made,) = host.endpoints
    assert made["id"] != first
    assert made["api_version"] == VERSION
    assert host.hears()


def test_a_lost_secret_is_replaced(host: Host) -> None:
    host.deploys()
    host.ssm.delete_parameter(Name=f"/showup/{SECRET}")
    host.deploys()
    assert len(host.endpoints) == 1
    assert host.hears()


def test_a_deployment_that_died_before_it_kept_the_secret_is_made_good(host: Host) -> None:
    host.deploys()
    kept = secret_there(host.ssm, "/showup", ID)
    keep_secret(host.ssm, "/showup", SECRET, "whsec_of_one_that_was_never_kept_by_its_id")
    keep_secret(host.ssm, "/showup", ID, "we_gone")
    host.deploys()
    assert [one["id"] for one in host.endpoints] != [kept]
    assert len(host.endpoints) == 1
    assert host.hears()


def test_the_old_one_is_removed_only_when_the_new_secret_is_kept(host: Host) -> None:
    host.deploys()
    host.endpoints[0]["api_version"] = "2024-10-28.acacia"
    host.bank.faults.plan(Fault.BROKEN, method="DELETE", path="/v1/webhook_endpoints")
    with pytest.raises(DeployError, match="Deploy again"):
        host.deploys()
    assert len(host.endpoints) == 2
    assert host.secret == host.bank.store.hide(host.endpoints[1]["id"])["secret"]
    host.deploys()
    assert len(host.endpoints) == 1
    assert host.hears()


def test_what_others_have_at_the_same_account_is_left_alone(host: Host) -> None:
    shop: Any = {"url": "https://shop.example.com/hook", "enabled_events": ["*"]}
    other = host.client("sk_test_all").v1.webhook_endpoints.create(shop)
    host.deploys()
    host.deploys()
    assert other.id in [one["id"] for one in host.endpoints]
    assert len(host.endpoints) == 2


def test_a_key_that_may_not_do_it_is_told_which_permission_it_lacks(host: Host) -> None:
    with pytest.raises(DeployError, match="Webhook Endpoints: Write") as told:
        host.deploys(key="rk_test_deposits")
    assert "STRIPE_SETUP_KEY" in str(told.value)
    assert host.secret == ""


def test_a_deployment_leaves_the_webhooks_secret_alone(host: Host) -> None:
    host.deploys()
    secret = host.secret
    put_secrets(host.ssm, "/showup", {"stripe": "sk_test_all"})
    assert host.secret == secret


# --- the keys ----------------------------------------------------------------------------------


def told(host: Host, deposits: str, public: str) -> list[str]:
    return list(look_at_keys(deposits, public, host.client))


def test_keys_that_may_what_they_must_and_no_more_are_fine(host: Host) -> None:
    assert told(host, "rk_test_deposits", "rk_test_public") == []
    assert told(host, "sk_test_all", "rk_test_public") == []
    for kind in ("payment_intent", "refund", "checkout.session", "event"):
        assert host.bank.store.all(kind) == [], "asking makes nothing"


def test_a_public_key_that_may_move_money_is_too_much(host: Host) -> None:
    lines = told(host, "", "sk_test_all")
    assert len(lines) == 2
    assert all("may do more than Checkout" in line for line in lines)


def test_each_missing_permission_is_named(host: Host) -> None:
    assert told(host, "rk_test_narrow", "rk_test_nothing") == [
        "The key for booking lacks the permission Checkout Sessions: Write",
        "The key for deposits lacks the permission Charges and Refunds: Write",
        "The key for deposits lacks the permission SetupIntents: Read",
        "The key for deposits lacks the permission Charges and Refunds: Read",
        "The key for deposits lacks the permission Disputes: Read",
    ]


def test_keys_of_two_modes_cannot_work_together(host: Host) -> None:
    with pytest.raises(DeployError, match="test mode"):
        told(host, "sk_live_1", "rk_test_public")


def test_a_key_that_is_none_is_said_before_anything_is_deployed(host: Host) -> None:
    with pytest.raises(DeployError, match="does not know this key"):
        told(host, "sk_test_typo", "")
