"""What the system does not let be done, in a line."""

from __future__ import annotations

import shutil

SENTENCE = "{} cannot be read or written: {}"


def describe(error: OSError) -> str:
    """Return the file concerned and what the system says of it, without a full stop."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        _, file, reason = error.args[0][0]  # of the files of a folder, the first that could not be copied
        return SENTENCE.format(f"`{file}`", reason.partition(": '")[0].rpartition("] ")[2])
    file = error.filename2 or error.filename
    return SENTENCE.format(f"`{file}`" if file else "A file", error.strerror or error)
