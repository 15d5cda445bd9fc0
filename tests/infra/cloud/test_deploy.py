"""The one deployment, into an account that stands in for a host's own."""

from pathlib import Path

import pytest

from infra.aws import secrets
from infra.deploy import DeployError, deploy, names_there, put_secrets
from infra.package import package
from tests.cloud import ROOT, Cloud

KNOWN = {"stripe": "sk_test_1", "stripe-checkout": "rk_test_1", "stripe-webhook": "whsec_1"}
PARAMETERS = {"Sender": "hello@example.com", "Origin": "http://localhost"}


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(ROOT, b"{}", into=tmp_path_factory.mktemp("zip") / "functions.zip")


def read(cloud: Cloud, name: str) -> str:
    answer = cloud.account.client("ssm").get_parameter(Name=name, WithDecryption=True)
    assert answer["Parameter"]["Type"] == "SecureString"
    return str(answer["Parameter"]["Value"])


def test_link_keys_are_made_once_and_kept(cloud: Cloud, zipped: Path) -> None:
    first = deploy(cloud.account, ROOT, zipped, PARAMETERS, KNOWN, "second")
    keys = [read(cloud, f"/second/{name}") for name in ("client-links", "host-links")]
    again = deploy(cloud.account, ROOT, zipped, PARAMETERS, KNOWN, "second")
    assert [read(cloud, f"/second/{name}") for name in ("client-links", "host-links")] == keys
    assert len(set(keys)) == 2
    assert first == again


def test_a_new_secret_takes_the_place_of_the_old_one(cloud: Cloud) -> None:
    ssm = cloud.account.client("ssm")
    put_secrets(ssm, "/third", KNOWN)
    put_secrets(ssm, "/third", {"stripe": "sk_test_2"})
    assert read(cloud, "/third/stripe") == "sk_test_2"
    assert read(cloud, "/third/stripe-checkout") == "rk_test_1"
    assert names_there(ssm, "/third") == {*KNOWN, "client-links", "host-links"}


def test_only_what_is_not_there_yet_is_asked_for(
    cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(what: str) -> str:
        asked.append(what)
        return "rk_typed"

    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_of_the_environment")
    given = secrets(cloud.account, "fourth", ask)
    assert given == {"stripe": "sk_of_the_environment", "stripe-checkout": "rk_typed"}
    assert len(asked) == 1
    put_secrets(cloud.account.client("ssm"), "/fourth", KNOWN)
    monkeypatch.delenv("STRIPE_SECRET_KEY")
    assert secrets(cloud.account, "fourth", ask) == {}
    assert len(asked) == 1


def test_what_cloudformation_refuses_is_said_in_its_words(cloud: Cloud, zipped: Path) -> None:
    wrong = {**PARAMETERS, "Runtime": "python2.7"}
    with pytest.raises(DeployError, match="Runtime"):
        deploy(cloud.account, ROOT, zipped, wrong, KNOWN, "fifth")
