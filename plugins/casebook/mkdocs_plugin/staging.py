"""A site is built aside, by one build at a time, and takes the place of the last one once nothing keeps it back."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, PluginError

from casebook.mkdocs_plugin.locking import BusyError, Lock
from casebook.mkdocs_plugin.paths import name_path
from casebook.mkdocs_plugin.publishing import find_aside, find_lock, publish, recover

PATIENCE = 10.0  # seconds that a build waits for another one to end
BUSY = "Another build of `{}` is running{}. Only one at a time can write there. Build again when it has finished."


class HeldBackError(PluginError):
    """The site was built and is not to be published as it is."""


@dataclass(frozen=True, slots=True)
class Staging:
    """One build: the folder of the published site, and the lock that keeps other builds from it."""

    site: Path
    lock: Lock

    @classmethod
    def begin(cls, config: MkDocsConfig, *, is_partial: bool) -> Staging:
        """Have MkDocs build beside the site: the last good site stays until the new one is whole.

        `is_partial`: only some pages are built, so the others are copied from the last site first.
        Raises: ConfigurationError when the site is a file; PluginError when another build does not end in time;
        OSError when the system does not let it be written.
        """
        site = Path(config.site_dir).resolve()
        if site.exists() and not site.is_dir():
            raise ConfigurationError(f"`site_dir` names `{name_path(site, config)}`, which is not a folder.")
        lock = _wait_for_lock(site, config)
        try:
            recover(site)
            aside = find_aside(site)
            if is_partial and site.is_dir():
                shutil.copytree(site, aside, symlinks=True)
        except OSError:
            lock.release()
            raise
        config.site_dir = str(aside)
        return cls(site, lock)

    def hold_back(self, problems: tuple[str, ...], reason: str, config: MkDocsConfig) -> None:
        """Stop when there are problems; what was built stays for the author to look at.

        Raises: HeldBackError, which names reason, folders and problems.
        """
        if not problems:
            return
        built, last = name_path(Path(config.site_dir), config), name_path(self.site, config)
        found = "\n".join(problems)
        raise HeldBackError(
            f"{reason}, so the site was not published, and `{last}` is as it was. "
            f"What was built is in `{built}`, for you to inspect.\n{found}"
        )

    def publish(self, config: MkDocsConfig) -> None:
        """Put what was built in the place of the last site. Raises: OSError when the system does not let it be done."""
        publish(Path(config.site_dir), self.site)
        config.site_dir = str(self.site)
        self.lock.release()

    def abandon(self, error: Exception) -> None:
        """End a build that has failed and leave nothing of it behind, unless its author is to look at it."""
        if not isinstance(error, HeldBackError):
            with suppress(OSError):
                recover(self.site)
        self.lock.release()


def _wait_for_lock(site: Path, config: MkDocsConfig) -> Lock:
    """Return the lock of a site. Raises: PluginError when another build keeps it for longer than `PATIENCE`."""
    find_lock(site).parent.mkdir(parents=True, exist_ok=True)
    try:
        return Lock(find_lock(site), PATIENCE)
    except BusyError as busy:
        process = f" (process {busy.process})" if busy.process else ""
        raise PluginError(BUSY.format(name_path(site, config), process)) from busy
