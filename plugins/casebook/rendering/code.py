"""Code between fences in an author's text, as the page shows its own."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.util import AtomicString

from casebook.model.code_fence import CodeFence

# The class of the element around what the page's own processor has made; no author's text can have it.
HIGHLIGHTED = ("div", "code-fence")
PROCESSOR = "fenced_code_block"  # of markdown.extensions.fenced_code and of pymdownx.superfences


def add_code(parent: Element, fence: CodeFence, md: Markdown) -> None:
    """Add code as the page's processor of fences shows it, with its colours; without one, as it is."""
    if PROCESSOR in md.preprocessors:
        made = md.preprocessors[PROCESSOR].run(fence.written.split("\n"))
        SubElement(parent, HIGHLIGHTED[0], {"class": HIGHLIGHTED[1]}).text = AtomicString("\n".join(filter(None, made)))
    else:
        _add_lines(SubElement(parent, "pre"), fence)


def add_code_block(parent: Element, fence: CodeFence) -> None:
    """Add code as a block where only what stands within a line may stand, as in a label."""
    _add_lines(parent, fence).set("class", f"block {_name_class(fence)}".strip())


def _add_lines(parent: Element, fence: CodeFence) -> Element:
    named = {"class": _name_class(fence)} if fence.language else {}
    code = SubElement(parent, "code", named)
    code.text = AtomicString(fence.code)
    return code


def _name_class(fence: CodeFence) -> str:
    return f"language-{fence.language}" if fence.language else ""
