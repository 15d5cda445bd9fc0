"""What the booking page weighs: everything that a browser loads until the first screen stands.

Bytes are those of the bodies as they came over the wire: files in gzip as CloudFront compresses
them, the API's answers as they are. Headers do not count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Request

PHONE = {"width": 390, "height": 844}


@dataclass(frozen=True)
class Loaded:
    """One request. `status` 0: no answer came."""

    url: str
    status: int
    size: int


@dataclass(frozen=True)
class Weight:
    """`said`: what the browser's console complains of."""

    url: str
    loaded: Sequence[Loaded]
    said: Sequence[str] = ()

    @property
    def kilobytes(self) -> float:
        return sum(one.size for one in self.loaded) / 1024

    @property
    def requests(self) -> int:
        return len(self.loaded)

    @property
    def wrongs(self) -> Iterator[str]:
        """A sentence for each thing that must not be."""
        for one in self.loaded:
            if _origin(one.url) != _origin(self.url):
                yield f"{self.url} asks a third party: {one.url}"
            elif one.status != 200:
                yield f"{self.url} asks for {one.url}: {one.status or 'no answer'}"
        yield from (f"{self.url}, in the console: {text}" for text in self.said)


def weigh(browser: Browser, url: str, first_screen: str = "showup-book button") -> Weight:
    """With nothing in the cache. `first_screen`: what has to stand there."""
    with browser.new_context(viewport=PHONE) as context:  # type: ignore[arg-type]
        page = context.new_page()
        asked: list[Request] = []
        said: list[str] = []
        page.on("request", lambda request: asked.append(request))
        page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
        page.goto(url)
        page.locator(first_screen).first.wait_for()
        page.wait_for_load_state("networkidle")
        return Weight(url, [_loaded(request) for request in asked], said)


def _loaded(request: Request) -> Loaded:
    answer = request.response()
    if answer is None:
        return Loaded(request.url, 0, 0)
    return Loaded(request.url, answer.status, request.sizes()["responseBodySize"])


def _origin(url: str) -> tuple[str, str]:
    split = urlsplit(url)
    return split.scheme, split.netloc
