"""The texts within a question in Moodle XML, each with its format and its files."""

from __future__ import annotations

import base64
import binascii

from casebook.imports.texts import NO_FILES, Texts
from casebook.imports.xml_tree import Element

FORMS = {"html": "html", "moodle_auto_format": "auto", "plain_text": "plain", "markdown": "markdown"}


class MoodleTexts:
    """Reads elements that hold a `text` and perhaps files."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.lose = texts.lose

    def blocks(self, holder: Element | None) -> str:
        """Return the text of an element as blocks; empty where there is none."""
        return self.texts.blocks(self.read(holder), self.form(holder), _read_files(holder)) if holder else ""

    def line(self, holder: Element | None) -> str:
        """Return the text of an element as one paragraph."""
        return self.texts.line(self.read(holder), self.form(holder), _read_files(holder)) if holder else ""

    def marked_blocks(self, holder: Element | None, text: str) -> str:
        """Return another text with the format and the files of an element."""
        return self.texts.blocks(text, self.form(holder), _read_files(holder) if holder else NO_FILES)

    def plain(self, holder: Element | None) -> str:
        """Return the words of an element without markup."""
        return self.texts.plain(self.read(holder), self.form(holder)) if holder else ""

    def feedback(self, holder: Element) -> str:
        """Return what is said of an answer."""
        return self.blocks(holder.find("feedback"))

    @staticmethod
    def read(holder: Element | None) -> str:
        """Return the text as it is written; some programs leave the element `text` out."""
        if holder is None:
            return ""
        found = holder.find("text")
        return (found or holder).text.strip()

    @staticmethod
    def form(holder: Element | None) -> str:
        """Return the format of a text; HTML where it is not said."""
        return FORMS.get(holder.get("format"), "html") if holder is not None else "html"


def _read_files(holder: Element) -> dict[str, bytes]:
    """Return the files of a text by name, and by path where they lie in folders."""
    files: dict[str, bytes] = {}
    for file in holder.children("file"):
        try:
            content = base64.b64decode("".join(file.text.split()), validate=True)
        except (binascii.Error, ValueError):
            continue  # what names it is told that it does not come along
        files[file.get("name")] = content
        files[f"{file.get('path').strip('/')}/{file.get('name')}".lstrip("/")] = content
    return files
