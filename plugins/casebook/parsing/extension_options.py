"""The options of the Markdown extension: their names, where an author writes them, and what is wrong with one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from casebook.findings import Rules, listed, shorten, suggest
from casebook.parsing.field_errors import make_slug

EXTENSION, PLUGIN = "casebook.markdown", "casebook"
OPTIONS = ("site_id", "rules", "quizzes", "language", "catalogues", "repository", "lint")
SET_BY_PLUGIN = ("errors", "findings", "downloads", "read_bank")
SITE_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ASK_FOR_SITE_ID = (
    "needs `site_id`: small letters, digits and hyphens, such as `knee-course`. "
    "It must differ from that of any other site on the same host."
)
REPOSITORY = re.compile(r"https?://[\w.:-]+(/[\w.~-]+){2,}")
ASK_FOR_REPOSITORY = (
    f"`repository` of `{EXTENSION}` is `{{}}`. Write the address of a "
    "repository, such as `https://github.com/owner/name`, or leave the option out."
)


STRICT = "strict"
ASK_FOR_LINT = f"`lint` is `{{}}`. Write `lint: {STRICT}`, or leave the option out."


def find_options(extensions: object) -> dict[str, Any] | None:
    """Return the options of our extension; None where it is not among the extensions."""
    for entry in extensions if isinstance(extensions, list) else [extensions]:
        if entry == EXTENSION:
            return {}
        if isinstance(entry, dict):
            first, _, last = EXTENSION.partition(".")
            nested = entry.get(first)  # in TOML, a name with a dot may be a table within a table
            for table, name in ((entry, EXTENSION), (nested, last)):
                if isinstance(table, dict) and name in table:
                    return table[name] if isinstance(table[name], dict) else {}
    return None


def find_plugin_options(plugins: object) -> dict[str, Any] | None:
    """Return the options of the extension that stand at our plugin; None where it is not among the plugins."""
    for name, options in _list_plugins(plugins):
        if name == PLUGIN:
            return {each: options[each] for each in OPTIONS if each in options} if isinstance(options, dict) else {}
    return None


def _list_plugins(plugins: object) -> Iterator[tuple[str, object]]:
    if isinstance(plugins, dict):
        yield from plugins.items()
    for entry in plugins if isinstance(plugins, list) else ():
        yield from entry.items() if isinstance(entry, dict) else [(str(entry), {})]


def find_conflict(ours: Mapping[str, Any], others: Mapping[str, Any]) -> str:
    """Return what to say of an option that stands at the plugin and at the extension, and differs; else nothing."""
    for name in OPTIONS:
        if name in ours and name in others and ours[name] != others[name]:
            return f"`{name}` stands at the plugin `{PLUGIN}` and, with another value, at `{EXTENSION}`. Keep one."
    return ""


def say_unknown(name: str) -> str:
    """Return what to say of an option that our extension does not have."""
    return f"`{shorten(name)}` is not an option of `{EXTENSION}`.{suggest(name, OPTIONS)}"


def find_fault(options: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the first option that has no such value as it can have, and what to say of it."""
    site_id, rules = options.get("site_id") or "", options.get("rules") or Rules.PLAIN
    if site_id and not SITE_ID.fullmatch(str(site_id)):
        return "site_id", f"`{EXTENSION}` {ASK_FOR_SITE_ID}"
    if rules not in tuple(Rules):
        hint = suggest(str(rules).lower(), Rules)
        return "rules", f"`rules` is {listed(Rules)}, not `{shorten(str(rules))}`.{hint}"
    repository = str(options.get("repository") or "").rstrip("/")
    if repository and not REPOSITORY.fullmatch(repository):
        return "repository", ASK_FOR_REPOSITORY.format(shorten(repository))
    if options.get("lint") not in (None, "", STRICT):
        return "lint", ASK_FOR_LINT.format(shorten(str(options["lint"])))
    return None


def read_rules(options: Mapping[str, Any]) -> Rules:
    """Return the rules that options name; the first level where they name none, or none that there is."""
    named = options.get("rules")
    return Rules(named) if named in tuple(Rules) else Rules.PLAIN


def is_strict(options: Mapping[str, Any]) -> bool:
    """Tell whether options make errors of advice on item writing."""
    return options.get("lint") == STRICT


def derive_site_id(address: object, name: object) -> str:
    """Return the `site_id` of a site without one, from the path of its address, else from its name.

    The host is left out: it is another one while an author looks at the site on the own machine. Nothing is returned
    where neither tells one site from another.
    """
    try:
        path = unquote(urlsplit(str(address or "")).path)
    except ValueError:
        path = ""
    for text in (path, str(name or "")):
        if text.strip("/ "):
            return make_slug(text) or f"site-{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return ""
