"""A site in another theme than Material's, with every type of item, a case, figures and what looks back."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.support.case_page import DIFFERENTIAL, PAGE, QUIZ
from tests.support.figure_page import DRAWING
from tests.support.project import CONFIG
from tests.support.served_site import Site

THEME = "{name: material, font: false}"
PLAIN = "{name: mkdocs, highlightjs: false}"
BARE = """\
<!DOCTYPE html>
<html lang="{{ config.theme.language }}"><head><meta charset="utf-8"><title>{{ page.title }}</title>
{% for script in config.extra_javascript %}{{ script | script_tag }}{% endfor %}</head>
<body><main>{{ page.content }}</main></body></html>
"""
HEAD = "id: {id}\ntitle: Q\nitems:\n"
ITEM = "- id: {id}\n  type: {type}\n  level: apply\n  objectives: [LO1]\n  lead_in: What of {id}?\n"
OPTIONS = """\
  options:
  - {id: robin, text: The robin, key: true, rationale: It sings.}
  - {id: owl, text: The owl, rationale: It hoots.}
"""
ASKED = OPTIONS.replace("rationale", "report: [case:not-fever], rationale")
# One item of each type that a quiz seldom holds alone, by its id.
ITEMS = {
    "free": ITEM.format(id="free", type="free") + "  rationale: Any words count.\n",
    "shortlist": ITEM.format(id="shortlist", type="shortlist") + "  most: 1\n" + ASKED,
    "rating": ITEM.format(id="rating", type="rating")
    + "  review: draft\n  options:\n  - {id: disc, text: A disc, key: -2, rationale: No.}\n",
    "region": ITEM.format(id="region", type="region")
    + "  figure: scan\n  description: A picture.\n  options:\n"
    + "  - {id: left, region: left, text: The left, key: true, rationale: It is bright.}\n"
    + "  - {id: right, region: right, text: The right, rationale: It is dark.}\n",
    "pictured": ITEM.format(id="pictured", type="single") + "  figure: scan\n" + OPTIONS,
    "single": ITEM.format(id="single", type="single") + OPTIONS,
}
FIGURE = """\
id: scan
picture: figures/scan.svg
alt: A grey square.
title: A scan
source: Drawn for this test.
geometry: scan.json
full: Nothing more is to be seen.
"""
LEFT, RIGHT = (
    '{{"tip": [{0}, 200], "polygons": [[[{0}, 100], [{1}, 100], [{1}, 300], [{0}, 300]]]}}'.format(*x)
    for x in ((50, 250), (350, 600))
)
GEOMETRY = f'{{"size": [640, 440], "regions": {{"left": {LEFT}, "right": {RIGHT}}}}}'


def write_items(site: Site) -> None:
    """Write the quiz `quiz-n` of these items, and their figure."""
    site.project.write("quizzes/n.yml", HEAD.format(id="quiz-n") + "".join(ITEMS.values()))
    site.project.write("docs/figures/scan.svg", DRAWING.format(ink="#555"))
    site.project.write("quizzes/figures/scan.yml", FIGURE)
    site.project.write("quizzes/figures/scan.json", GEOMETRY)


def write_case(site: Site) -> None:
    """Write the case `case.html`."""
    site.project.write("quizzes/s.yml", QUIZ)
    site.project.write("quizzes/differential.yml", DIFFERENTIAL)
    site.project.write("docs/case.md", PAGE)


def set_theme(site: Site, theme: str) -> None:
    """Give a site a theme, named as in mkdocs.yml."""
    site.project.write("mkdocs.yml", CONFIG.replace(THEME, theme))


def remove_theme(site: Site, language: str = "en") -> None:
    """Give a site no theme at all: a page is its content, and whatever it does is ours."""
    config = CONFIG.replace(THEME, f"{{name: null, custom_dir: bare, language: {language}}}")
    site.project.write("mkdocs.yml", config.replace("[search, casebook]", "[casebook]"))
    site.project.write("bare/main.html", BARE)


def item(page: Page, name: str) -> Locator:
    """Return an item of the quiz."""
    return page.locator(f"#quiz-n-{name}")


def respond(page: Page, name: str) -> None:
    """Commit a response to one item."""
    this = item(page, name)
    if name == "free":
        this.get_by_role("textbox").fill("A few words")
    elif name == "region":
        this.locator("label").get_by_text("The left").click()
    elif name == "rating":
        this.locator(".rated label").first.click()
    else:
        this.locator("label").get_by_text("The robin").click()
    this.get_by_role("button", name="Commit").click()
    expect(this.locator(".verdict")).not_to_be_empty()
