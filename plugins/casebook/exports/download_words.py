"""What a page tells of a download: kind, size and date of its file, or that there is none."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from casebook.i18n import N_, Translator

MEGABYTE = 1_000_000
KINDS = {".pdf": "PDF", ".zip": "ZIP"}
# Whole dates, since a month may have another form beside a day.
DATES = (
    N_("{day} January {year}"),
    N_("{day} February {year}"),
    N_("{day} March {year}"),
    N_("{day} April {year}"),
    N_("{day} May {year}"),
    N_("{day} June {year}"),
    N_("{day} July {year}"),
    N_("{day} August {year}"),
    N_("{day} September {year}"),
    N_("{day} October {year}"),
    N_("{day} November {year}"),
    N_("{day} December {year}"),
)


def describe_file(file: Path, made: date, translator: Translator) -> str:
    """Return what is told of a file, such as `PDF, 1.2 MB, 1 May 2026`."""
    whole, tenths = f"{file.stat().st_size / MEGABYTE:.1f}".split(".")
    day = translator.t(DATES[made.month - 1], day=made.day, year=made.year)
    # Translators: the sign between whole and tenths is that of decimal fractions.
    return translator.t(
        "{kind}, {whole}.{tenths} MB, {date}", kind=KINDS[file.suffix], whole=whole, tenths=tenths, date=day
    )


def describe_none(translator: Translator) -> str:
    """Return what is told where a file could not be made."""
    return translator.t("It could not be made in this build.")
