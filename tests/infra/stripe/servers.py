"""Programs that listen on a free port of this machine while a test needs them."""

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stripe
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount

from infra.embedded.stripe import EmbeddedStripe
from infra.embedded.stripe.http import routes

PREFIX = "/dev/stripe"
PATIENCE = 15.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def application(embedded: EmbeddedStripe) -> Starlette:
    return Starlette(routes=[Mount(PREFIX, routes=routes(embedded))])


@contextmanager
def serving(embedded: EmbeddedStripe) -> Iterator[str]:
    """The embedded Stripe over HTTP, in a thread; its base address."""
    port = free_port()
    config = uvicorn.Config(
        application(embedded), port=port, log_level="critical", lifespan="off", ws="none"
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}{PREFIX}"
    finally:
        server.should_exit = True
        thread.join()


@contextmanager
def over_the_wire() -> Iterator[stripe.HTTPClient]:
    """The library's own way of speaking HTTP, its sockets closed afterwards."""
    client: Any = stripe.RequestsClient(timeout=10)
    try:
        yield client
    finally:
        client.close()


@contextmanager
def localstripe() -> Iterator[str]:
    """localstripe as a program of its own (GPL: never imported); its base address."""
    port = free_port()
    program = Path(sys.executable).with_name("localstripe")
    running = subprocess.Popen(
        [program, "--port", str(port), "--from-scratch"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}"
    finally:
        running.terminate()
        running.wait()


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise TimeoutError(f"Nothing listens on {port}.")
