"""Digests of the stored slices and of the code that paints them, so that a test can tell what is stale.

To draw every slice takes minutes; to compare digests takes no time. The code that only writes texts is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

FOLDER = Path(__file__).parent
DIGESTS = "plugins/course/figures/mri/digests.txt"
PAINTED = (".webp", ".js")
WRITERS = (
    "__init__",
    "__main__",
    "digest",
    "files",
    "geometry",
    "lab",
    "outline",
    "page",
    "regions",
    "sidecar",
    "words",
    "look_alikes",
)


def write_digests(files: Mapping[str, bytes]) -> str:
    """Return a line for the code, and one for each folder of slices or maps among files by their place."""
    folders: dict[str, list[bytes]] = {}
    for name in sorted(name for name in files if name.endswith(PAINTED)):
        folders.setdefault(str(PurePosixPath(name).parent), []).append(files[name])
    digests = {"code": digest_code()} | {name: _digest(contents) for name, contents in folders.items()}
    return "".join(f"{digest} {name}\n" for name, digest in digests.items())


def digest_code() -> str:
    """Return the digest of every module that paints."""
    modules = sorted(path for path in FOLDER.glob("*.py") if path.stem not in WRITERS)
    return _digest([path.read_bytes() for path in modules])


def _digest(contents: list[bytes]) -> str:
    digest = sha256()
    for content in contents:
        digest.update(sha256(content).digest())
    return digest.hexdigest()
