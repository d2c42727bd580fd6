"""Files -> one archive, the same bytes each time."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

# The earliest that the format can say. The time of building would make two archives of the same site differ.
DATE = (1980, 1, 1, 0, 0, 0)
PLAIN_FILE = 0o100644 << 16
UNIX = 3


def write_archive(path: Path, files: Mapping[str, bytes]) -> None:
    """Write a zip of files by name, sorted. Whoever looks on sees the old archive or the whole new one.

    Raises: OSError when the system does not let it be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}")
    try:
        with ZipFile(unfinished, "w", ZIP_DEFLATED, compresslevel=9) as archive:
            for name, content in sorted(files.items()):
                entry = ZipInfo(name, DATE)
                entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, PLAIN_FILE, UNIX
                archive.writestr(entry, content)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
