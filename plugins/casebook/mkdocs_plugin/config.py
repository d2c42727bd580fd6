"""What an author may write under the plugin in mkdocs.yml."""

from __future__ import annotations

from mkdocs.config import config_options as c
from mkdocs.config.base import BaseConfigOption, Config, ValidationError

from casebook.findings import listed, suggest
from casebook.model import DOWNLOADS

OPTIONAL, REQUIRED = "optional", "required"
KNOWN = f"There are {listed(DOWNLOADS)}."
# MkDocs puts the name of the option in place of `{}`, so braces are doubled.
MOVED = "Say it in `downloads`, as in `downloads: {{booklet: required, offline: optional}}`, and delete `{}`."
EXPECTED = "Write a list, such as `[booklet, offline]`, or `{booklet: required, offline: optional}`."


class DownloadNames(BaseConfigOption[dict[str, bool]]):
    """A list of downloads, or a mapping that says of each whether it is `required` or `optional`."""

    def __init__(self, default: dict[str, bool]) -> None:
        super().__init__()
        self.default = default

    def run_validation(self, value: object) -> dict[str, bool]:
        """Return for each download whether it is required. Raises: ValidationError, which says what to write."""
        given = dict.fromkeys(value, OPTIONAL) if isinstance(value, list) else value
        if not isinstance(given, dict):
            raise ValidationError(EXPECTED)
        for name, need in given.items():
            if name not in DOWNLOADS:
                raise ValidationError(f"There is no download `{name}`.{suggest(str(name), DOWNLOADS)} {KNOWN}")
            if need not in (None, OPTIONAL, REQUIRED):
                raise ValidationError(f"`{name}` is `{REQUIRED}` or `{OPTIONAL}`, not `{need}`.")
        return {name: need == REQUIRED for name, need in given.items()}


class CasebookConfig(Config):  # type: ignore[no-untyped-call]
    """The options of the plugin `casebook`."""

    downloads = DownloadNames(default={})
    """The downloads that a build makes, under `downloads/`, each with whether nothing is published without it."""

    required = c.Deprecated(removed=True, message=MOVED)

    site_id = c.Optional(c.Type(str))
    """What begins every storage key: two sites on one host share a browser's storage. Default: of address or name."""

    rules = c.Optional(c.Type(str))
    """How much is asked of items: `plain`, `taught` or `published`."""

    quizzes = c.Optional(c.Type(str))
    """The folder of quizzes, beside mkdocs.yml."""

    language = c.Optional(c.Type(str))
    """The language of the interface. Default: that of the theme."""

    catalogues = c.Optional(c.Type(str))
    """The folder of your own catalogues of interface strings, beside mkdocs.yml."""

    repository = c.Optional(c.Type(str))
    """Where errors are reported, such as `https://github.com/owner/name`."""

    lint = c.Optional(c.Type(str))
    """`strict`: advice on item writing stops a build."""

    offline = c.Type(bool, default=True)
    """Whether browsers keep the course, so that it opens without a network. The download of that name is another."""

    icon = c.Optional(c.Type(str))
    """The course's own icon on a home screen: a square PNG, by its path in the folder of pages."""
