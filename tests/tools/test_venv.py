"""What is done with a .venv that is missing, half-made or broken."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests.support.dev_copy import PIP, Place, posix


def test_the_first_start_installs_the_lock_and_then_casebook(place: Place) -> None:
    place.venv.prepare("requirements.txt")
    assert place.calls == [
        "-m venv .venv",
        f"{PIP} --require-hashes --only-binary=:all: -r requirements.txt",
        f"{PIP} --no-deps --no-build-isolation -e .",
    ]
    assert place.said() == [
        "Making the folder .venv.",
        "Installing the packages of requirements.txt. The first time this takes about a minute.",
    ]


def test_the_second_start_runs_nothing_and_says_nothing(place: Place) -> None:
    place.fill()
    place.venv.prepare("requirements.txt")
    assert place.calls == []
    assert place.said() == []


def test_what_the_test_lock_installed_serves_too(place: Place) -> None:
    place.fill("requirements-test.txt")
    place.venv.prepare("requirements.txt")
    assert place.calls == []


def test_the_test_lock_adds_to_what_serves(place: Place) -> None:
    place.fill("requirements.txt")
    place.venv.prepare("requirements-test.txt")
    assert "-m venv .venv" not in place.calls
    assert place.calls[0].endswith("-r requirements-test.txt")


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-test.txt", "pyproject.toml"])
def test_a_changed_lock_is_installed_into_the_same_venv(place: Place, name: str) -> None:
    place.fill()
    (place.folder / name).write_text("changed")
    place.venv.prepare("requirements.txt")
    assert "-m venv .venv" not in place.calls
    assert len(place.calls) == 2
    assert place.said() == ["Installing the packages of requirements.txt. The first time this takes about a minute."]


def test_ctrl_c_while_installing_is_quiet_and_the_next_start_repairs(place: Place) -> None:
    place.replies["-m pip install"] = KeyboardInterrupt()
    assert place.dev.main(["build"]) == 130
    assert place.capsys.readouterr().err == ""
    place.replies.clear()
    place.venv.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."


def test_without_a_network(place: Place) -> None:
    place.replies["-m pip install"] = (
        1,
        """
WARNING: Retrying (Retry(total=4)) after connection broken
ERROR: Could not find a version that satisfies the requirement babel==2.18.0 (from versions: none)
ERROR: No matching distribution found for babel==2.18.0

[notice] A new release of pip is available
""",
    )
    assert place.fails("build") == (
        "The packages could not be downloaded. Is there a network? "
        "pip says: ERROR: No matching distribution found for babel==2.18.0"
    )


def test_a_download_with_another_hash(place: Place) -> None:
    place.replies["-m pip install"] = (
        1,
        """
ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.
    babel==2.18.0: Got 1234
""",
    )
    assert place.fails("build") == (
        "A package that was downloaded is not the one in the lock. "
        "pip says: ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    )


def test_casebook_itself_does_not_install(place: Place) -> None:
    place.replies["-e ."] = (1, "ERROR: Failed to build the project\n")
    assert place.fails("build") == (
        "Casebook itself could not be installed. pip says: ERROR: Failed to build the project"
    )


def test_a_venv_that_cannot_be_made(place: Place) -> None:
    place.replies["-m venv"] = (1, "Error: [Errno 28] No space left on device\n")
    assert place.fails("build") == (
        "The folder .venv could not be made. Python says: Error: [Errno 28] No space left on device"
    )


# A .venv that broke


@posix
def test_a_venv_whose_python_is_gone_is_made_anew(place: Place) -> None:
    place.fill()
    place.places.PYTHON.unlink()
    place.places.PYTHON.symlink_to(place.folder / "removed" / "python3.11")
    place.venv.prepare("requirements.txt")
    assert place.said()[0] == "The Python in .venv no longer works; recreating .venv."
    assert place.calls[0] == "-m venv .venv"
    assert place.places.PYTHON.exists()


def test_a_venv_of_another_python_is_made_anew(place: Place) -> None:
    place.fill()
    place.venv.STAMP.unlink()
    place.replies["import pip"] = (0, "(3, 10)\n")
    place.venv.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv belongs to another Python; recreating it."


def test_a_venv_of_another_folder_is_made_anew(place: Place) -> None:
    place.fill()
    place.venv.STAMP.write_text("requirements.txt 0123 (3, 11) elsewhere")
    place.venv.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."


@pytest.mark.parametrize("lost", [("VENV_CONFIG",), ("VENV_CONFIG", "STAMP")])
def test_a_venv_whose_python_would_be_that_of_the_system_is_made_anew(place: Place, lost: tuple[str, ...]) -> None:
    """Two runs at once, or a deletion that was interrupted, can leave it so."""
    place.fill()
    for name in lost:
        getattr(place.venv, name).unlink()
    place.venv.prepare("requirements.txt")
    assert place.said()[0] == "The folder .venv is half-made or was moved; recreating it."
    assert place.calls[0] == "-m venv .venv"


@posix
def test_pip_refuses_to_install_outside_of_a_venv(place: Place) -> None:
    bare = place.folder / "python"
    bare.symlink_to(Path(sys.executable).resolve())
    status, output = place.really_run(bare, "-m", "pip", *place.venv.PIP_INSTALL, "--no-index", "no-such-package")
    assert status != 0
    assert "virtualenv" in output


def test_a_sound_venv_that_someone_else_made_is_kept(place: Place) -> None:
    place.fill()
    place.venv.STAMP.unlink()
    place.venv.prepare("requirements.txt")
    assert "-m venv .venv" not in place.calls


@posix
def test_a_venv_that_cannot_be_replaced(place: Place) -> None:
    place.places.VENV.symlink_to(place.folder / "removed")
    assert place.fails("build") == "The folder .venv cannot be replaced. Delete it, then type the same again."


def test_a_venv_is_not_made_anew_from_inside(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    place.fill()
    place.venv.STAMP.write_text("half-made")
    monkeypatch.setattr(sys, "prefix", str(place.places.VENV))
    assert place.fails("build") == (
        ".venv has to be recreated, and this is its Python. Type `deactivate`, then the same again."
    )


def test_a_venv_that_lost_a_program(place: Place) -> None:
    place.fill()
    assert place.fails("build") == "mkdocs in .venv does not start. Delete the folder .venv, then try again."
