"""A small real site with a case and doors, and one spoiler for each channel by which a learner could meet it."""

from __future__ import annotations

import base64
import gzip
import shutil
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.support.case_page import DIFFERENTIAL, PAGE, QUIZ, ROOT
from tests.support.project import CONFIG, Project
from tests.support.served_site import run_builder

# In the clean site each of these stands where it may be known, and the sparrow is a diagnosis that can be typed.
LIST = """\
words:
- {from: 1.1, words: [amber light, robin and oak]}
- {from: 2, words: [beryl]}
- {from: 2.1, words: [copper daisy, denim]}
- {from: 2.2, words: [ebony sparrow, sparrow]}
- {from: 3, words: [flint]}
"""
NAV = """\
nav: [{Home: index.md}, {Case: case.md}, {More: more.md}, {Everything: all.md}]
hooks: [plugins/course/theme/hook.py]
"""
THEME = "theme: {name: material, custom_dir: plugins/course/theme, font: false}"
ADDRESS = "site_url: https://example.org/"  # without one the sitemap names nothing
SETTINGS = (
    CONFIG.replace("theme: {name: material, font: false}", THEME).replace('site_url: ""', ADDRESS)
    + "- attr_list\n- md_in_html\n"
)
FILES = {
    "mkdocs.yml": SETTINGS.replace("markdown_extensions:", NAV + "markdown_extensions:"),
    "docs/index.md": "# Home\n\n[To the case](case.md). [Everything](all.md){.spoils}\n\n![A dot](dot.svg)\n",
    "docs/more.md": "---\ndoor: case\n---\n\n# More\n\nAn amber light.\n",
    "docs/all.md": "---\ndoor: read\n---\n\n# Everything\n\nThe ebony sparrow on the flint path.\n",
    "docs/case.md": PAGE.replace("oak and elm.\n\n**Not", "oak and elm. [More](more.md)\n\n**Not"),
    "docs/dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><title>A dot</title><rect/></svg>\n',
    "quizzes/s.yml": QUIZ,
    "quizzes/differential.yml": DIFFERENTIAL,
}


@dataclass(frozen=True)
class Plant:
    """A word of its own in one file of the source, and where and when a learner would meet it in the built site."""

    word: str
    file: str
    old: str
    new: str
    built: str
    channel: str
    when: str = "before the case begins"


HOME = "To the case"
PICTURE = "![A dot](dot.svg)"


def _on_home(word: str, new: str, channel: str) -> Plant:
    return Plant(word, "docs/index.md", PICTURE, f"{new}\n\n{PICTURE}", "index.html", channel)


def _in_case(word: str, old: str, new: str, channel: str, when: str) -> Plant:
    return Plant(word, "docs/case.md", old, new, "case.html", channel, when)


PLANTS = [
    _on_home("avocet", "An avocet.", "in the text of the page"),
    _on_home("bittern", "## A heading {#bittern}", "in the id of <h2>"),
    _on_home("bunting", "A paragraph.\n{.bunting}", "in the class of <p>"),
    _on_home("curlew", "![The curlew](dot.svg)", "in the description of a picture (`alt`)"),
    _on_home("dunlin", '![A dot](dot.svg "The dunlin")', "in the attribute `title` of <img>"),
    _on_home("egret", "![A dot](egret.svg)", "in the address of <img>"),
    _on_home("fulmar", "<!-- The fulmar. -->", "in a comment of the page"),
    _on_home("gannet", "<template>The gannet.</template>", "in a template"),
    _on_home("garganey", '<script type="application/json">{"bird": "garganey"}</script>', "in data within the page"),
    _on_home("godwit", "<script>let bird = 'godwit';</script>", "in a script within the page"),
    _on_home("goosander", "<style>.goosander { color: red }</style>", "in a style within the page"),
    _on_home("grebe", "<svg><desc>The grebe.</desc></svg>", "in the description of a drawing"),
    _on_home("grouse", "<figure><figcaption>The grouse.</figcaption></figure>", "in a caption"),
    _on_home("guillemot", "<noscript>The guillemot.</noscript>", "in what is shown without script"),
    _on_home("harrier", '<picture><source media="print" srcset="harrier.svg"></picture>', "in the address of <source>"),
    _on_home("hobby", '<p data-bird="hobby">A bird.</p>', "in the attribute `data-bird` of <p>"),
    Plant("hoopoe", "docs/index.md", "# Home", "---\ntitle: The hoopoe\n---\n\n# Home", "index.html", "in the title"),
    Plant("jackdaw", "mkdocs.yml", "{Case:", "{The jackdaw:", "index.html", "in the navigation"),
    Plant(
        "kestrel", "mkdocs.yml", "site_id: small", "site_id: kestrel", "case.html", "in the storage key of <case-steps>"
    ),
    Plant(
        "lapwing",
        "docs/more.md",
        "door: case",
        "door: case\ndescription: The lapwing",
        "more.html",
        "in the attribute `content` of <meta>, which is its `description`",
        "at step 1, gate 1",
    ),
    Plant(
        "linnet",
        "docs/more.md",
        "light.",
        "light. Linnet.",
        "more.html",
        "in the text of the page",
        "at step 1, gate 1",
    ),
    Plant(
        "magpie",
        "docs/more.md",
        "light.",
        "light.  A magpie.",
        "search/search_index.json",
        "in the search index",
        "at step 1, gate 1",
    ),
    Plant("merlin", "docs/dot.svg", "A dot", "A merlin", "dot.svg", "in the title"),
    Plant(
        "moorhen", "plugins/course/theme/404.html", "It may", "The moorhen may", "404.html", "in the text of the page"
    ),
    Plant(
        "nightjar",
        "docs/assets/own.js",
        "",
        "let bird = 'nightjar';",
        "assets/own.js",
        "in a script that the page loads",
    ),
    Plant(
        "nuthatch", "docs/assets/own.css", "", ".nuthatch {}", "assets/own.css", "in a stylesheet that the page loads"
    ),
    Plant("oriole", "docs/feed.xml", "", "<rss>The oriole</rss>", "feed.xml", "in a feed or another list of pages"),
    Plant("osprey", "docs/app.webmanifest", "", '{"name": "osprey"}', "app.webmanifest", "in the manifest"),
    Plant("ouzel", "docs/ouzel.md", "", "# A page\n", "sitemap.xml", "in the sitemap"),
    Plant("partridge", "docs/robots.txt", "", "# partridge", "robots.txt", "in a text for programs"),
    _in_case("petrel", "the clock is", "the petrel is", "in the text of the page", "at step 0"),
    _in_case("pipit", "Four people", "Four pipits", "in the line of what is known so far", "at step 1"),
    _in_case("plover", "showed robin", "showed plover", "in the text of the page", "at step 1, gate 1"),
    Plant(
        "puffin",
        "quizzes/s.yml",
        "id: robin",
        "id: puffin",
        "case.html",
        "in the attribute `options` of <quiz-item>",
        "at step 1",
    ),
    Plant("quail", "quizzes/s.yml", "id: s1b", "id: s1quail", "case.html", "in the id of <quiz-item>", "at step 1"),
    Plant(
        "redstart",
        "quizzes/s.yml",
        "It hoots",
        "The redstart hoots",
        "case.html",
        "in the text of the page",
        "at step 1, gate 1",
    ),
    Plant("ruff", "quizzes/s.yml", "An oak", "A ruff", "case.html", "in the text of the page", "at step 1"),
    Plant(
        "skylark",
        "quizzes/differential.yml",
        "The sparrow leads",
        "A skylark",
        "case.html",
        "in the text of the page",
        "at step 2, gate 2",
    ),
    Plant(
        "snipe",
        "quizzes/differential.yml",
        "id: sparrow",
        "id: snipe",
        "case.html",
        "in the attribute `data-diagnosis` of <li>",
        "at step 2, gate 2",
    ),
]


def write_clean(project: Project) -> None:
    """Write the site without a spoiler."""
    for name, text in FILES.items():
        project.write(name, text)
    project.write("docs/assets/own.js", "let bird;\n")
    project.write("docs/assets/own.css", "p {}\n")
    config = FILES["mkdocs.yml"].replace("casebook.css]", "casebook.css, assets/own.css]")
    project.write("mkdocs.yml", config.replace("defer: true}]", "defer: true}, assets/own.js]"))
    project.write_context()
    project.write("quizzes/spoilers.yml", LIST)
    for folder in ("plugins/course/theme",):
        shutil.copytree(ROOT / folder, project.root / folder, dirs_exist_ok=True)


def plant_all(project: Project) -> None:
    """Plant every spoiler in the source."""
    for name in ("egret.svg", "harrier.svg"):
        project.write(f"docs/{name}", FILES["docs/dot.svg"])
    for plant in PLANTS:
        file = project.root / plant.file
        text = file.read_text(encoding="utf-8") if file.is_file() else ""
        assert plant.old in text, plant
        project.write(plant.file, text.replace(plant.old, plant.new, 1) if plant.old else text + plant.new)
    project.write(
        "docs/case.md", (project.root / "docs/case.md").read_text(encoding="utf-8").replace("s/s1b", "s/s1quail")
    )
    planted = "".join(f"- {{from: 3, words: [{plant.word}*]}}\n" for plant in PLANTS)
    project.write("quizzes/spoilers.yml", LIST.replace(", sparrow]", "]") + planted)


def build(root: Path) -> tuple[int, str]:
    """Build the site; return whether that failed, and what was said."""
    done = run_builder(root, "mkdocs", "--strict", "-q")
    return done.returncode, done.stdout + done.stderr


def png(chunk: bytes, content: bytes) -> bytes:
    """Return a PNG of one pixel that carries one chunk of text."""
    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (chunk, content), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )


def jpeg(marker: int, content: bytes) -> bytes:
    """Return the beginning of a JPEG that carries one segment."""
    return b"\xff\xd8\xff" + bytes([marker]) + struct.pack(">H", len(content) + 2) + content + b"\xff\xda"


def webp(kind: bytes, content: bytes) -> bytes:
    """Return a WebP that carries one chunk."""
    return b"RIFF\0\0\0\0WEBP" + kind + struct.pack("<I", len(content)) + content


Change = Callable[[Path], object]


def put(name: str, data: bytes) -> Change:
    """Put a picture into a built site, and show it on the first page."""

    def change(site: Path) -> None:
        (site / name).write_bytes(data)
        home = site / "index.html"
        home.write_text(
            home.read_text(encoding="utf-8").replace(HOME, f'<img src="{name}">{HOME}', 1), encoding="utf-8"
        )

    return change


def say(text: str) -> Change:
    """Say something on the first page."""

    def change(site: Path) -> None:
        home = site / "index.html"
        home.write_text(home.read_text(encoding="utf-8").replace(HOME, f"{text} {HOME}", 1), encoding="utf-8")

    return change


def pack_sitemap(site: Path) -> None:
    """Name a page in the packed sitemap only."""
    (site / "sitemap.xml.gz").write_bytes(gzip.compress(b"<urlset>\n<loc>/flint.html</loc></urlset>"))


PICTURE_CHANNEL = "in what a picture carries beside what it shows"
BASE64 = base64.b64encode(b"<svg><title>flint</title></svg>").decode()
# Changes of a clean built site, each with the file, the word as it is met, and the channel.
CHANGES: list[tuple[Change, str, str, str]] = [
    (put("a.png", png(b"tEXt", b"Comment\0A flint path")), "a.png:1:1", "flint", PICTURE_CHANNEL),
    (
        put("a.png", png(b"zTXt", b"Comment\0\0" + zlib.compress(b"A flint path"))),
        "a.png:1:1",
        "flint",
        PICTURE_CHANNEL,
    ),
    (put("a.png", png(b"iTXt", b"Title\0\1\0en\0\0" + zlib.compress(b"Flint"))), "a.png:1:1", "Flint", PICTURE_CHANNEL),
    (put("a.png", png(b"eXIf", "flint".encode("utf-16-le"))), "a.png:1:1", "flint", PICTURE_CHANNEL),
    (put("a.jpg", jpeg(0xE1, b"Exif\0\0 flint")), "a.jpg:1:1", "flint", PICTURE_CHANNEL),
    (put("a.jpg", jpeg(0xFE, b"the flint path")), "a.jpg:1:1", "flint", PICTURE_CHANNEL),
    (put("DSC1.JPG", jpeg(0xFE, b"the flint path")), "DSC1.JPG:1:1", "flint", PICTURE_CHANNEL),
    (put("a.webp", webp(b"XMP ", b"<dc:title>flint</dc:title>")), "a.webp:1:1", "flint", PICTURE_CHANNEL),
    (put("a.webp", webp(b"EXIF", b"flint")), "a.webp:1:1", "flint", PICTURE_CHANNEL),
    (put("a.svg", b"<svg>\n<metadata>flint</metadata></svg>"), "a.svg:2:11", "flint", "in the metadata of a drawing"),
    (put("a.svg", b"<svg>\n<text>flint</text></svg>"), "a.svg:2:7", "flint", "in the text of the page"),
    (put("a.svg", b'<svg>\n<g id="flint-1"/></svg>'), "a.svg:2:8", "flint", "in the id of <g>"),
    (pack_sitemap, "sitemap.xml.gz:2:7", "flint", "in the sitemap"),
]
# Ways to write a word so that it does not look like it; each stands on the first page.
DISGUISES = [
    ("FLINT", "FLINT"),
    ("fl&shy;int", "fl\u00adint"),
    ("fl\u200bint", "fl\u200bint"),
    ("\uff46lint", "\uff46lint"),
    ("&#102;lint", "flint"),
    ("fl<b>in</b>t", "flint"),
    ("<i>Copper</i>\n  daisy", "Copper daisy"),
    ("copper_daisy", "copper_daisy"),
    ("copper-daisy", "copper-daisy"),
    ("copper/daisy", "copper/daisy"),
    ("theCopperDaisy", "CopperDaisy"),
    ("copperdaisy", "copperdaisy"),
    ('<a href="%66lint">x</a>', "%66lint"),
    ("<script>x='\\u0066lint'</script>", "\\u0066lint"),
    ("<script>x='\\x66lint'</script>", "\\x66lint"),
    ("<style>.\\66 lint{}</style>", "\\66 lint"),
    (f'<img src="data:image/svg+xml;base64,{BASE64}">', "flint"),
    ('<img src="data:image/svg+xml,%3Ctitle%3Eflint">', "flint"),
]
HARMLESS = ["flinty", "skinflint", "copper, and then a daisy", "berylliosis", "fl int"]
