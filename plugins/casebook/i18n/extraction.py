"""Interface strings of Python and JavaScript -> the template `casebook.pot`, and the catalogues brought up to it.

It needs Babel, so it is imported by the command only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from casebook.i18n.files import DOMAIN, LOCALE, TEMPLATE, CatalogueError, list_sources

METHODS = (("**.py", "python"), ("**.js", "javascript"))
OPTIONS = {"**.js": {"parse_template_string": True}}
# The functions whose arguments are interface strings, with the places of context, text and plural.
KEYWORDS = {"t": (1,), "tn": (1, 2), "N_": (1,), "NC_": ((1, "c"), 2)}
COMMENTS = ("Translators:",)
# In the head of a catalogue, until a speaker of the language puts their name there.
UNREVIEWED = "Unreviewed translation: no speaker of the language has signed it yet."
TWICE = "“{}” is used by `t` and by `tn`. Word one of them differently."
NOT_OURS = frozenset({"node_modules", "assets", "lint", "locale"})
# What a file would say differently on every day, or with another Babel.
CHANGING = (b'"POT-Creation-Date:', b'"Generated-By:')


def extract_template(sources: Iterable[Path]) -> Catalog:
    """Return a template with the strings of all files in the folders, each with the files that it comes from.

    Raises: CatalogueError when a text stands both alone and as the singular of a plural: it would have two entries.
    """
    template = Catalog(project=DOMAIN, charset="utf-8", fuzzy=False)
    template.header_comment = "# The interface strings of Casebook, in English."
    alone: set[tuple[str | None, str]] = set()
    counted: set[tuple[str | None, str]] = set()
    for source in sources:
        for place, message, comments, context in _extract(source):
            texts = as_tuple(message)
            (counted if len(texts) > 1 else alone).add((context, texts[0]))
            template.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    both = sorted(text for _context, text in alone & counted)
    if both:
        raise CatalogueError("\n".join(map(TWICE.format, both)))
    return template


def _extract(source: Path) -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    found = extract_from_dir(
        source,
        METHODS,
        OPTIONS,
        KEYWORDS,
        COMMENTS,
        strip_comment_tags=True,
        directory_filter=_is_ours,
    )
    for file, _line, message, comments, context in found:
        yield f"{source.name}/{Path(file).as_posix()}", message, comments, context


def _is_ours(folder: str) -> bool:
    name = Path(folder).name
    return name not in NOT_OURS and not name.startswith(".")


def as_tuple(message: str | Iterable[str]) -> tuple[str, ...]:
    """Return the texts of a message, or its translations: one, or one for each form of a plural."""
    return (message,) if isinstance(message, str) else tuple(message)


def write_template(template: Catalog, locale: Path = LOCALE) -> Path:
    """Write the template, alike for alike strings on every day, and return its path."""
    locale.mkdir(parents=True, exist_ok=True)
    file = locale / TEMPLATE
    file.write_bytes(_write(template))
    return file


def begin_catalogue(language: str, locale: Path = LOCALE) -> Path:
    """Make an empty catalogue for a language with its plural forms, unless it has one; return its path.

    Raises: CatalogueError when Babel does not know the language.
    """
    try:
        known = Locale.parse(language.replace("-", "_"))
    except (ValueError, UnknownLocaleError) as error:
        raise CatalogueError(
            f"`{language}` is not a language that Babel knows. Write it as `de` or `pt-BR`."
        ) from error
    file = locale / str(known) / "LC_MESSAGES" / f"{DOMAIN}.po"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        catalogue = Catalog(locale=known, project=DOMAIN, charset="utf-8", fuzzy=False)
        catalogue.header_comment = f"# The interface strings of Casebook in {known.english_name}.\n# {UNREVIEWED}"
        file.write_bytes(_write(catalogue))
    return file


def update_catalogues(template: Catalog, locale: Path = LOCALE) -> Iterator[Path]:
    """Bring every catalogue up to the template and yield its path; what has been reworded is marked as fuzzy."""
    for file in list_sources(locale):
        with file.open("rb") as written:
            catalogue = read_po(written)
        catalogue.update(template, update_creation_date=False)
        file.write_bytes(_write(catalogue))
        yield file


def _write(catalogue: Catalog) -> bytes:
    """Return a catalogue as a file, by file of origin; without line numbers, which every edit would move."""
    buffer = BytesIO()
    write_po(buffer, catalogue, sort_by_file=True, include_lineno=False)
    return b"".join(line for line in buffer.getvalue().splitlines(keepends=True) if not line.startswith(CHANGING))
