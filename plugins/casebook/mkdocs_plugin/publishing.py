"""A site is built aside and put in the place of the last one in one step: whoever looks sees one of them, whole."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

ASIDE = "-unpublished"
PREVIOUS = "-previous"
HERE = -100  # AT_FDCWD: paths are those of this process
EXCHANGE = 2  # RENAME_EXCHANGE


def is_beside(site: Path) -> bool:
    """Whether something may be written beside the folder of a site, as is not so where it is a disk of its own."""
    return os.access(next(folder for folder in site.parents if folder.exists()), os.W_OK)


def find_aside(site: Path) -> Path:
    """Return where a site is built: beside its place, or hidden within it where nothing may be written beside it."""
    return site.with_name(site.name + ASIDE) if is_beside(site) else _find_staged(site)


def find_lock(site: Path) -> Path:
    """Return the file that the one build holds that may write a site."""
    return (site.parent if is_beside(site) else site) / f".{site.name}.lock"


def recover(site: Path) -> None:
    """Put right what a build left that was ended from outside: the last good site stands in its place afterwards.

    Raises: OSError when the system does not let it be done.
    """
    previous = _find_previous(site)
    if previous.is_dir():
        if site.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(site)
    for left in (find_aside(site), _find_staged(site)):
        if left.is_dir():
            shutil.rmtree(left)


def publish(built: Path, site: Path) -> None:
    """Put a built site in the place of the last one, whose hidden files stay, as MkDocs leaves them.

    A hidden folder that both have, such as `.well-known`, becomes one. A folder that cannot be renamed, such as one
    that is a disk of its own, is changed file by file, pages after what they load.
    Raises: OSError when the system does not let it be done; the last site is whole then, unless that came in between
    two of its files.
    """
    if not site.exists():
        built.rename(site)
        return
    _keep_hidden(site, built)
    shutil.copymode(site, built)
    if _exchange(built, site):
        shutil.rmtree(built, ignore_errors=True)
    elif not _rename_both(built, site):
        _replace_files(built, site)


def _keep_hidden(site: Path, built: Path) -> None:
    """Bring the hidden files of the last site into the built one, which takes no room where files can be linked."""
    for entry in site.iterdir():
        if not entry.name.startswith(".") or entry in (built, find_lock(site)):
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.copytree(entry, built / entry.name, symlinks=True, copy_function=_link, dirs_exist_ok=True)
        else:
            _link(entry, built / entry.name)


def _link(file: str | Path, target: str | Path) -> None:
    """Have a file in a second place, unless there is one."""
    if os.path.lexists(target):
        return
    try:
        os.link(file, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(file, target, follow_symlinks=False)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, as Linux can; return whether it was done."""
    import ctypes  # takes long to load, and a first build has nothing to exchange

    try:
        rename = ctypes.CDLL(None).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    return bool(rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0)


def _rename_both(built: Path, site: Path) -> bool:
    """Rename the last site, then the built one; return whether it was done. `recover` repairs an end in between."""
    previous = _find_previous(site)
    try:
        site.rename(previous)
    except OSError:
        return False
    try:
        built.rename(site)
    except OSError:
        previous.rename(site)
        return False
    shutil.rmtree(previous, ignore_errors=True)
    return True


def _replace_files(built: Path, site: Path) -> None:
    """Replace a site file by file: first all is brought into its folder, since a disk may be full until then."""
    staged = _find_staged(site)
    if built != staged:
        shutil.move(built, staged)
    new = sorted(_list_files(staged), key=lambda name: (name.endswith(".html"), name == "index.html", name))
    for name in new:
        target = site / name
        _make_way(target, site)
        (staged / name).replace(target)
    _remove_all_but(set(new), site)
    shutil.rmtree(staged, ignore_errors=True)


def _make_way(target: Path, site: Path) -> None:
    """Take away a folder where a file is to stand, and a file where a folder is to."""
    for folder in target.relative_to(site).parents:
        if (site / folder).is_file():
            (site / folder).unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)


def _remove_all_but(names: set[str], site: Path) -> None:
    for name in _list_files(site):
        if name not in names and not name.startswith("."):
            (site / name).unlink()
    folders = sorted((path for path in site.rglob("*") if _is_folder(path)), reverse=True)
    for folder in folders:
        hidden = folder.relative_to(site).as_posix().startswith(".")
        if not hidden and not any(folder.iterdir()):
            folder.rmdir()


def _list_files(folder: Path) -> Iterator[str]:
    return (file.relative_to(folder).as_posix() for file in sorted(folder.rglob("*")) if not _is_folder(file))


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _find_previous(site: Path) -> Path:
    return site.with_name(f".{site.name}{PREVIOUS}")


def _find_staged(site: Path) -> Path:
    return site / f".{site.name}{ASIDE}"
