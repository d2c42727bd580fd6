"""A static page with two rankings, in the HTML that the case is written in; specimen text, for tests only."""

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
    {"id": "tumour", "name": "Tumour or infiltration", "synonyms": ["metastasis", "myeloma"]},
    {"id": "axial-spa", "name": "Axial spondyloarthritis", "synonyms": ["ankylosing spondylitis", "sacroiliitis"]},
    {"id": "infection", "name": "Infection of the joint", "synonyms": ["septic sacroiliitis", "osteomyelitis"]},
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
    ("axial-spa", "group", "lead group ▲", STAR),
    ("stress", "group", "lead group ▲", STAR),
    ("edema", "group", "lead group new", ""),
    ("infection", "possible", "possible ▲", STAR),
    ("mechanical", "low", "low ▼", ""),
    ("disc", "aside", "set aside ▼", ""),
]
GATE = (
    "<style>.js rank-list:not([data-committed]) > .ranking { display: none }</style>"
    '<script>(c=>{c.add("js");addEventListener("load",()=>customElements.get("rank-list")||c.remove("js"))})'
    "(document.documentElement.classList)</script>"
)
STYLES = ("main.css", "palette.css", "look.css", "casebook.css", "casebook-case.css")
FRAME = """\
<!DOCTYPE html>
<html lang="en" class="no-js">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>A case</title>{styles}<script defer src="casebook-case.js"></script></head>
<body dir="ltr" data-md-color-scheme="default"><div class="md-container"><main class="md-main">
<div class="md-main__inner md-grid"><div class="md-content"><article class="md-content__inner md-typeset">
<h1>The case</h1>{gate}
<case-steps id="case" store="case-01/case" names="{names}">
<case-step id="step-0" kind="decision">
<p class="step-header" role="heading" aria-level="2"><b>0</b> decision</p>
<p>The picture shows where. Rank what could have done it.</p>
{rankings}
</case-step></case-steps></article></div></div></main></div></body></html>
"""
RANKING = """\
<rank-list id="rank-{name}" checkpoint="{name}" store="case-01/rank/{name}">
<ol class="lines"><li></li> <li></li> <li></li> <li></li> <li></li></ol>
<div class="ranking" tabindex="-1">
<p class="review">Reference differential: judgement, not yet reviewed by a named clinician.</p>
<table><thead><tr><th>diagnosis</th><th>reference</th><th>moved by</th><th>why</th></tr></thead><tbody>
{rows}
</tbody></table>
</div>
</rank-list>
"""
ROW = """\
<tr data-diagnosis="{id}" data-level="{level}"> <th scope="row">{name}{star}</th> <td>{words}</td> <td>diffuse signal \
on one side <a class="grade" href="#case">case a</a></td> <td><span class="grade-literature">Literature</span> \
The pattern of {name} alone does not tell one process from another.</td></tr>"""


def write_page(folder: Path, look: Path = LOOK) -> Path:
    """Write the page with the styles and the script it loads; return the page."""
    theme = Path(str(files("material"))) / "templates/assets/stylesheets"
    for name in ("main", "palette"):
        shutil.copyfile(next(theme.glob(f"{name}.*.css")), folder / f"{name}.css")
    shutil.copyfile(look, folder / "look.css")
    for name in ("casebook.css", "casebook-case.css", "casebook-case.js"):
        shutil.copyfile(FOLDER / name, folder / name)
    page = folder / "case.html"
    page.write_text(make_page(), encoding="utf-8")
    return page


def make_page() -> str:
    """Return the page."""
    names = base64.b64encode(json.dumps(NAMES, ensure_ascii=False).encode()).decode()
    styles = "".join(f'<link rel="stylesheet" href="{name}">' for name in STYLES)
    rankings = "".join(RANKING.format(name=name, rows=make_rows()) for name in ("k3", "k4"))
    return FRAME.format(styles=styles, gate=GATE, names=names, rankings=rankings)


def make_rows() -> str:
    """Return the rows of the reference."""
    named = {diagnosis["id"]: html.escape(str(diagnosis["name"])) for diagnosis in NAMES}
    return "\n".join(
        ROW.format(id=key, level=level, words=words, star=star, name=named[key])
        for key, level, words, star in REFERENCE
    )
