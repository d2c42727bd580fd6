"""A static page with two rankings outside of steps, in the HTML of a case; specimen text, for tests only."""

from __future__ import annotations

import base64
import html
import json
import shutil
from importlib.resources import files
from pathlib import Path

from casebook.bundles import FOLDER
from tests.support.served_site import LOOK

# Everything that may be typed; the quiet one must be typed to two thirds.
NAMES: list[dict[str, object]] = [
    {"id": "tumour", "name": "Tumour or infiltration", "synonyms": ["metastasis"], "abbreviations": ["MM"]},
    {
        "id": "axial-spa",
        "name": "Axial spondyloarthritis",
        "synonyms": ["sacroiliitis"],
        "abbreviations": ["SA"],
        "children": [{"name": "Ankylosing spondylitis", "abbreviations": ["AS"]}],
    },
    {
        "id": "infection",
        "name": "Infection of the joint",
        "short": "infection",
        "synonyms": ["septic sacroiliitis", "osteomyelitis"],
        "children": [
            {"name": "Tuberculosis", "abbreviations": ["TB"]},
            {"name": "Septic arthritis", "abbreviations": ["SA"]},
        ],
    },
    {"id": "stress", "name": "Stress or insufficiency fracture", "synonyms": ["stress reaction of bone"]},
    {"id": "mechanical", "name": "Mechanical pain of the sacro-iliac region", "synonyms": ["ligament strain"]},
    {"id": "disc", "name": "Lumbar disc herniation", "synonyms": ["slipped disc"]},
    {"id": "hip", "name": "Hip joint disease", "synonyms": ["coxarthrosis"]},
    {"id": "gout", "name": "Gout"},
    {"id": "paget", "name": "Paget’s disease of bone", "synonyms": ["osteitis deformans"]},
    {"id": "behcet", "name": "Behçet syndrome"},
    {"id": "condensans", "name": "Osteitis condensans ilii"},
    {"id": "edema", "name": "Transient marrow edema", "synonyms": ["bone marrow oedema syndrome"], "quiet": 1},
]
STAR = ' <span class="star">★ must not be missed</span>'
# Diagnosis, level, level in words, star.
REFERENCE = [
    ("axial-spa", "group", "leading group", STAR),
    ("stress", "group", "leading group", STAR),
    ("edema", "group", "leading group", ""),
    ("infection", "possible", "possible", STAR),
    ("mechanical", "low", "unlikely", ""),
    ("disc", "aside", "set aside", ""),
]
# How these have moved at the second ranking, which follows the first.
MOVED = {"stress": ("up", "▲"), "mechanical": ("down", "▼"), "disc": ("down", "▼")}
GATE = (
    "<style>.js rank-list:not([data-committed]) > .ranking { display: none }</style>"
    '<script>(c=>{c.add("js");addEventListener("load",()=>customElements.get("rank-list")||c.remove("js"))})'
    "(document.documentElement.classList)</script>"
)
BUNDLES = ("casebook-ranking", "casebook-case")
STYLES = ("main.css", "palette.css", "look.css", "casebook.css", *(f"{name}.css" for name in BUNDLES))
FRAME = """\
<!DOCTYPE html>
<html lang="en" class="no-js">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>A case</title>{styles}{scripts}</head>
<body dir="ltr" data-md-color-scheme="default"><div class="md-container"><main class="md-main">
<div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">
<h1>The case</h1>{gate}
<div id="case" names="{names}">
<p>The picture shows where. Rank what could have done it.</p>
{rankings}
</div></article></div></div></main></div></body></html>
"""
RANKING = """\
<rank-list id="rank-{name}" checkpoint="{name}" store="case-01/rank/{name}">
<ol class="lines"><li></li> <li></li> <li></li> <li></li> <li></li></ol>
<div class="ranking" tabindex="-1"{since}><details class="reference"><summary>The reference at this point</summary>
<p class="ledger-head"><b>{head}</b> <a class="tag" href="#about">Our judgement</a></p>
<ul class="ledger">
{rows}
</ul></details></div>
</rank-list>
"""
ROW = """\
<li data-diagnosis="{id}" data-level="{level}"{moved}><p class="row"><b>{name}</b>{star}
<span class="level">{words}</span>{sign}</p>
<p class="reason"><span class="grade-literature">Literature</span> The pattern of {name} alone does not tell one process
from another.<sup class="cite"><a href="#case">r</a></sup></p></li>"""


def write_page(folder: Path, look: Path = LOOK) -> Path:
    """Write the page with the styles and the script it loads; return the page."""
    theme = Path(str(files("material"))) / "templates/assets/stylesheets"
    for name in ("main", "palette"):
        shutil.copyfile(next(theme.glob(f"{name}.*.css")), folder / f"{name}.css")
    shutil.copyfile(look, folder / "look.css")
    for name in ("casebook.css", *(f"{bundle}.{kind}" for bundle in BUNDLES for kind in ("css", "js"))):
        shutil.copyfile(FOLDER / name, folder / name)
    page = folder / "case.html"
    page.write_text(make_page(), encoding="utf-8")
    return page


def make_page() -> str:
    """Return the page."""
    names = base64.b64encode(json.dumps(NAMES, ensure_ascii=False).encode()).decode()
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)
    scripts = "".join(f'<script defer src="{name}.js"></script>' for name in BUNDLES)
    first = RANKING.format(name="k3", since="", head="Where we differ", rows=make_rows({}))
    since = ' data-since="k3"'
    second = RANKING.format(name="k4", since=since, head="What moved, and where we differ", rows=make_rows(MOVED))
    return FRAME.format(styles=styles, scripts=scripts, gate=GATE, names=names, rankings=first + second)


def make_rows(moved: dict[str, tuple[str, str]]) -> str:
    """Return the entries of the reference."""
    named = {diagnosis["id"]: html.escape(str(diagnosis["name"])) for diagnosis in NAMES}
    signs = {
        key: f' <span class="moved" role="img" aria-label="{way}">{sign}</span>' for key, (way, sign) in moved.items()
    }
    return "\n".join(
        ROW.format(
            id=key,
            level=level,
            words=words,
            star=star,
            name=named[key],
            moved=f' data-moved="{moved[key][0]}"' if key in moved else "",
            sign=signs.get(key, ""),
        )
        for key, level, words, star in REFERENCE
    )
