"""One build at a time for a folder: a lock of the operating system, which ends with its process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

PAUSE = 0.1  # seconds between two tries
FAR = 1 << 20  # where Windows locks a byte, behind the number of the process, so that others can read that
UNKNOWN = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}  # some network file systems have no locks

if sys.platform == "win32":
    import msvcrt

    def _lock_file(file: BinaryIO) -> None:
        file.seek(FAR)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock_file(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class BusyError(Exception):
    """Another process holds the lock; `process` is its number, empty where it cannot be read."""

    def __init__(self, process: str) -> None:
        super().__init__(process)
        self.process = process


class Lock:
    """A file that one process holds at a time."""

    def __init__(self, path: Path, patience: float) -> None:
        """Take the lock, waiting for `patience` seconds at most.

        Raises: BusyError when another process keeps it that long; OSError when the file cannot be written.
        """
        self.path = path
        end = time.monotonic() + patience
        while True:
            self.file = path.open("a+b")
            is_locked = _try_to_lock(self.file)
            if is_locked and _is_same(self.file, path):
                break
            # not locked, or locked after its last holder had deleted it, when others would lock another file
            process = _read(self.file)
            self.file.close()
            if not is_locked and time.monotonic() > end:
                raise BusyError(process)
            time.sleep(PAUSE)
        self.file.truncate(0)
        self.file.write(str(os.getpid()).encode())
        self.file.flush()

    def release(self) -> None:
        """Let others have it, and leave no file behind where the system allows that."""
        with suppress(OSError):  # Windows keeps a file that is open; the next holder takes the same one
            self.path.unlink(missing_ok=True)
        self.file.close()


def _try_to_lock(file: BinaryIO) -> bool:
    try:
        _lock_file(file)
    except OSError as error:
        return error.errno in UNKNOWN
    return True


def _is_same(file: BinaryIO, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _read(file: BinaryIO) -> str:
    file.seek(0)
    try:
        return file.read(20).decode("ascii", "replace").strip()
    except OSError:
        return ""
