"""What stands where a site is published: the last good site or the new one, whole, whatever ends a build."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.support.project import CONFIG, Project
from tests.support.served_site import run_builder

from casebook.mkdocs_plugin import publishing
from casebook.mkdocs_plugin.locking import BusyError, Lock
from casebook.mkdocs_plugin.publishing import find_aside, find_lock, publish, recover
from casebook.parsing.system_errors import describe

PAGES = 60
OLD, NEW = "An old word.", "A new word."
Tree = dict[str, str]


def write(folder: Path, word: str, names: tuple[str, ...]) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(word, encoding="utf-8")
    return folder


def read(folder: Path) -> Tree:
    return {file.relative_to(folder).as_posix(): file.read_text() for file in folder.rglob("*") if file.is_file()}


def refuse(*_: object) -> bool:
    return False


@pytest.fixture(params=["exchanged", "renamed", "file by file"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return how a site is put in its place: in one step, by two renames, or file by file."""
    if request.param != "exchanged":
        monkeypatch.setattr(publishing, "_exchange", refuse)
    if request.param == "file by file":
        monkeypatch.setattr(publishing, "_rename_both", refuse)
    return str(request.param)


@pytest.mark.usefixtures("way")
def test_the_new_site_takes_the_place_of_the_last_one_and_hidden_files_stay(tmp_path: Path) -> None:
    site = write(tmp_path / "site", "old", ("index.html", "gone.html", "a/gone.css", ".git/HEAD", ".well-known/x"))
    built = write(find_aside(site), "new", ("index.html", "a/b.html", "a/c.js", ".well-known/x", ".well-known/y"))
    publish(built, site)
    assert read(site) == {
        "index.html": "new",
        "a/b.html": "new",
        "a/c.js": "new",
        ".git/HEAD": "old",
        ".well-known/x": "new",
        ".well-known/y": "new",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("way")
def test_a_folder_takes_the_place_of_a_file_and_a_file_that_of_a_folder(tmp_path: Path) -> None:
    site = write(tmp_path / "site", "old", ("a", "b/c"))
    publish(write(find_aside(site), "new", ("a/x", "b")), site)
    assert read(site) == {"a/x": "new", "b": "new"}


def test_a_site_that_is_a_disk_of_its_own_is_changed_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where nothing may be written beside it: what is built is hidden within it until then."""
    site = write(tmp_path / "site", "old", ("index.html", "gone.html"))
    monkeypatch.setattr(publishing, "is_beside", refuse)
    assert find_aside(site).parent == find_lock(site).parent == site
    publish(write(find_aside(site), "new", ("index.html",)), site)
    assert read(site) == {"index.html": "new"}


def test_an_end_between_two_renames_is_mended_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = write(tmp_path / "site", "old", ("index.html",))
    built = write(find_aside(site), "new", ("index.html",))
    monkeypatch.setattr(publishing, "_exchange", refuse)
    rename = Path.rename

    def end(path: Path, target: Path) -> Path:
        if path == built:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", end)
    with pytest.raises(KeyboardInterrupt):
        publish(built, site)
    monkeypatch.undo()
    recover(site)
    assert read(site) == {"index.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_one_process_holds_a_lock_and_its_end_releases_it(tmp_path: Path) -> None:
    path = tmp_path / ".site.lock"
    hold_lock = f"lock = Lock(Path({str(path)!r}), 0)"
    hold = f"from pathlib import Path; from casebook.mkdocs_plugin.locking import Lock; {hold_lock}; input()"
    with subprocess.Popen([sys.executable, "-c", hold], stdin=subprocess.PIPE) as other:
        wait_until(lambda: path.is_file() and path.stat().st_size > 0)
        with pytest.raises(BusyError) as busy:
            Lock(path, 0)
        assert busy.value.process == str(other.pid)
        other.kill()
        other.wait()
    lock = Lock(path, 1)
    lock.release()
    assert not path.exists()


class Published(NamedTuple):
    """A published project, and how long its build takes."""

    root: Path
    seconds: float


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Return a project of many pages without quizzes, published, and how long a build of it takes."""
    project = Project(tmp_path_factory.mktemp("published"))
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    write_pages(project, OLD)
    began = time.monotonic()
    assert run_builder(project.root, "mkdocs").returncode == 0
    return Published(project.root, time.monotonic() - began)


@pytest.fixture
def site(published: Published, project: Project) -> Project:
    """Return a copy of the project, published once."""
    shutil.copytree(published.root, project.root, dirs_exist_ok=True)
    return project


def write_pages(project: Project, word: str) -> None:
    project.write("docs/index.md", f"# Home\n\n{word}\n")
    for number in range(PAGES):
        project.write(f"docs/page-{number}.md", f"# Page {number}\n\n{word}\n")


def words(project: Project) -> set[str]:
    """Return the words of all pages of the site, each of which must be there."""
    folder = project.root / "site"
    pages = [folder / "index.html", *(folder / f"page-{number}.html" for number in range(PAGES))]
    return {word for page in pages for word in (OLD, NEW) if word in page.read_text(encoding="utf-8")}


def wait_until(holds: Callable[[], bool]) -> None:
    for _ in range(600):
        if holds():
            return
        time.sleep(0.02)
    raise AssertionError


def start(project: Project) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build"]
    return subprocess.Popen(command, cwd=project.root, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


@pytest.mark.parametrize("part", [0.3, 0.6, 0.75, 0.85, 0.9, 0.95, 1.0])
def test_a_build_that_is_killed_leaves_one_site_whole(published: Published, site: Project, part: float) -> None:
    write_pages(site, NEW)
    with start(site) as build:
        time.sleep(published.seconds * part)
        build.send_signal(signal.SIGKILL)
    assert words(site) in ({OLD}, {NEW})
    assert run_builder(site.root, "mkdocs").returncode == 0
    assert words(site) == {NEW}
    assert not (site.root / "site-unpublished").exists()


def test_two_builds_at_once_follow_each_other(site: Project) -> None:
    write_pages(site, NEW)
    with start(site) as one, start(site) as other:
        said = [build.communicate()[0] for build in (one, other)]
    assert [one.returncode, other.returncode] == [0, 0], said
    assert words(site) == {NEW}


def test_a_build_that_would_wait_too_long_says_so_in_a_line(site: Project) -> None:
    hook = "from casebook.mkdocs_plugin import staging\nstaging.PATIENCE = 0.2\n"
    site.write("patience.py", hook)
    site.write("mkdocs.yml", CONFIG + "hooks: [patience.py]\n")
    lock = Lock(site.root / ".site.lock", 0)
    done = run_builder(site.root, "mkdocs")
    lock.release()
    assert f"Another build of `site` is running (process {os.getpid()})" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode != 0
    assert words(site) == {OLD}


@pytest.mark.parametrize("builder", ["mkdocs", "properdocs"])
def test_a_strict_build_that_warns_publishes_nothing(site: Project, builder: str) -> None:
    write_pages(site, NEW)
    site.write("docs/index.md", f"# Home\n\n{NEW} [Nowhere](nowhere.md)\n")
    done = run_builder(site.root, builder, "--strict", "-f", "mkdocs.yml")
    assert done.returncode != 0
    assert "Nothing was published, because `--strict` treats warnings as errors." in done.stderr
    assert words(site) == {OLD}
    assert not (site.root / "site-unpublished").exists()
    assert run_builder(site.root, builder, "-f", "mkdocs.yml").returncode == 0
    assert words(site) == {NEW}


def test_a_block_that_is_found_too_late_empties_nothing(site: Project) -> None:
    write_pages(site, NEW)
    site.write("docs/index.md", "# T\n\n<div>\n\n/// quiz | q\n///\n\n</div>\n")
    assert run_builder(site.root, "mkdocs").returncode != 0
    assert words(site) == {OLD}


def test_a_full_disk_leaves_the_last_site_and_is_said_in_a_line(site: Project) -> None:
    """No file may grow beyond a limit, as where the disk has no room left for it."""
    write_pages(site, NEW)
    site.write("docs/large.bin", "x" * 3_000_000)
    command = [sys.executable, "-W", "ignore", "-m", "mkdocs", "build"]

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (2_000_000, 2_000_000))

    done = subprocess.run(command, cwd=site.root, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode != 0
    assert "File too large. Nothing was published." in done.stderr
    assert "Traceback" not in done.stderr
    assert words(site) == {OLD}


def test_a_dirty_build_keeps_what_it_does_not_build_again(site: Project) -> None:
    site.write("docs/page-1.md", f"# Page 1\n\n{NEW}\n")
    assert run_builder(site.root, "mkdocs", "--dirty").returncode == 0
    assert words(site) == {OLD, NEW}


def test_a_site_behind_a_link_is_published_where_the_link_leads(site: Project) -> None:
    (site.root / "site").rename(site.root / "www")
    (site.root / "site").symlink_to("www")
    write_pages(site, NEW)
    assert run_builder(site.root, "mkdocs").returncode == 0
    assert (site.root / "site").is_symlink()
    assert words(site) == {NEW}


def test_a_file_in_the_place_of_the_site_is_named(project: Project) -> None:
    project.write_context()
    project.write("mkdocs.yml", CONFIG)
    project.write("docs/index.md", "# Home\n")
    project.write("site", "not a folder")
    done = run_builder(project.root, "mkdocs")
    assert "`site_dir` names `site`, which is not a folder." in done.stderr
    assert (project.root / "site").read_text() == "not a folder"


@pytest.mark.parametrize("sign", ["7", "0", "9" * 5000])
def test_a_comment_of_an_author_is_none_of_ours(site: Project, sign: str) -> None:
    site.write("docs/index.md", f"# T\n\n<!--casebook {sign}-->\n\n<!--casebook 0 {sign}-->\n\nText\n")
    done = run_builder(site.root, "mkdocs")
    assert done.returncode == 0, done.stderr
    assert f"<!--casebook 0 {sign}-->" in (site.root / "site/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("leads", ["../../secret", "../../secret/s.txt"], ids=["folder", "file"])
def test_a_link_that_leads_out_of_the_pages_stops_the_build(site: Project, leads: str) -> None:
    write(site.root.parent / "secret", "secret", ("s.txt",))
    (site.root / "docs/out").symlink_to(leads)
    done = run_builder(site.root, "mkdocs")
    assert done.returncode != 0
    assert "docs/out:1:1: error: This is a symbolic link that leads out of `docs`" in done.stderr
    assert "[file-outside]" in done.stderr
    assert words(site) == {OLD}


def test_a_link_within_the_pages_stays(site: Project) -> None:
    (site.root / "docs/again.md").symlink_to("page-1.md")
    assert run_builder(site.root, "mkdocs").returncode == 0
    assert (site.root / "site/again.html").is_file()


def test_a_copy_that_fails_is_said_in_a_line(tmp_path: Path) -> None:
    write(tmp_path / "a", "x", ("b",))
    (tmp_path / "a/c").symlink_to("nowhere")
    with pytest.raises(OSError, match="No such file") as failed:
        shutil.copytree(tmp_path / "a", tmp_path / "d")
    said = describe(failed.value)
    assert said == f"`{tmp_path / 'd/c'}` cannot be read or written: No such file or directory"
