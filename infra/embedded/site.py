"""The built site, as CloudFront serves it: a folder is its index page, what is missing is 404.html.

Where saves are followed, each page also loads a script that loads it anew when it was built anew.
"""

import os
from pathlib import Path

from starlette.responses import HTMLResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

LIVE = b'<script type="module" src="/dev/live.js"></script></body>'


class Site(StaticFiles):
    """The folder may be exchanged for another at any time. `live`: with that script."""

    def __init__(self, folder: Path, *, live: bool) -> None:
        super().__init__(directory=folder, html=True, check_dir=False, follow_symlink=True)
        self._live = live

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        if not str(full_path).endswith(".html"):
            answer = super().file_response(full_path, stat_result, scope, status_code)
            answer.headers["cache-control"] = "no-cache"
            return answer
        page = Path(full_path).read_bytes()
        if self._live:
            page = page.replace(b"</body>", LIVE)
        return HTMLResponse(page, status_code, {"cache-control": "no-cache"})
