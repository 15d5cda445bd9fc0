"""The one zip of all functions: our code, its texts, the published settings, what they need."""

import shutil
import tempfile
import zipfile
from pathlib import Path

from infra.layer import THIS_MACHINE, Target, add_tree, compile_all, layer

ZIP = Path("dist/functions.zip")
# From here (below the root) to there (below the zip's root).
OURS = {
    "functions/showup": "showup",
    "templates/email": "templates/email",
    "templates/clauses": "templates/clauses",
    "templates/answers": "templates/answers",
    "templates/evidence": "templates/evidence",
    "templates/contract": "templates/contract",
}


def package(root: Path, published: bytes, target: Target = THIS_MACHINE, into: Path = ZIP) -> Path:
    """Build dist/functions.zip (`into`, below the root).

    The same files, settings and requirements are the same bytes.
    `published`: the settings as one document, `published.json` beside the package.
    """
    (root / into).parent.mkdir(parents=True, exist_ok=True)
    dependencies = layer(root, target)
    with tempfile.TemporaryDirectory(dir=(root / into).parent) as scratch:
        tree, made = Path(scratch, "tree"), Path(scratch, "functions.zip")
        _gather(root, tree, published)
        compile_all(tree)
        shutil.copyfile(dependencies, made)
        with zipfile.ZipFile(made, "a") as archive:
            add_tree(archive, tree)
        return made.replace(root / into)


def _gather(root: Path, tree: Path, published: bytes) -> None:
    tree.mkdir()
    (tree / "published.json").write_bytes(published)
    for source, place in OURS.items():
        if (root / source).is_dir():
            shutil.copytree(
                root / source,
                tree / place,
                ignore=shutil.ignore_patterns("__pycache__", ".*", "*.pyc"),
            )
