"""A small case as the contract writes it into a page: real items, rankings that only know how to be committed."""

from __future__ import annotations

import re
from pathlib import Path

from served_site import Site

ROOT = Path(__file__).parents[1]
BUNDLE = ("casebook-case.css", "casebook-case.js")
RULE = (
    "<style>.js :is(case-step, case-gate):not([data-open]), .js case-gate:not([data-open]) ~ *, "
    ".js rank-list:not([data-committed]) > .ledger { display: none }</style>"
    "<script>(c=>{c.add('js');addEventListener('load',()=>customElements.get('case-way')||c.remove('js'))})"
    "(document.documentElement.classList)</script>"
)
RANK = (
    '<rank-list id="rank-k1" checkpoint="k1" store="small/rank/k1">'
    "<button type=\"button\" onclick=\"this.parentNode.dataset.committed=''; localStorage['small/rank/k1']='{}'\">"
    "Commit this ranking</button>"
    '<div class="ledger" tabindex="-1"><p>Reference: the sparrow leads.</p></div></rank-list>'
)
WARNING = "Everything is open here, and it tells how the story ends."
QUIZ = """\
id: case-s
title: The case
items:
- id: s0a
  type: single
  level: recall
  objectives: [LO1]
  lead_in: Are you ready?
  options:
  - {id: yes, text: I am ready, key: true, rationale: Then begin.}
  - {id: no, text: Not yet, rationale: There is no clock.}
- id: s1a
  type: single
  level: apply
  objectives: [LO1]
  lead_in: Which bird sang?
  options:
  - {id: robin, text: The robin, key: true, rationale: It sings in winter.}
  - {id: owl, text: The owl, rationale: It hoots at night.}
- id: s1b
  type: multiple
  level: apply
  objectives: [LO1]
  lead_in: Which trees stood there?
  options:
  - {id: oak, text: An oak, key: true, rationale: It was old.}
  - {id: elm, text: An elm, key: true, rationale: It was young.}
  - {id: fir, text: A fir, rationale: None grew there.}
- id: s2a
  type: text
  level: apply
  objectives: [LO1]
  lead_in: Name the flower.
  key: [daisy]
  rationale: It closes at night.
"""
# Two decisions before one gate; two gates in a step; a ranking; words that stand nowhere else: amber, beryl, copper, …
PAGE = """\
# The case

A story in four steps. You may also [read it](case.html?read).

%way

%step 0 story

Before you start, the clock is put away.

/// item | case-s/s0a
///

%end step

%step 1 examination

%so-far Four people walked through a wood in the early morning, long before anyone else had risen from bed.

They heard a bird and saw some trees.

/// item | case-s/s1a
///

/// item | case-s/s1b
///

%gate

The amber light showed robin, oak and elm.

**Not reported**

- Temperature
- Wind and rain
- Time of day

%end gate

%end step

%step 2 picture

%so-far The wood held a robin, an oak and an elm.

A beryl meadow lay behind the wood.

/// item | case-s/s2a
///

%gate

The copper daisy was found.

%end gate

A denim sky stood over the flower.

%rank

%gate

The ebony sparrow was right.

%end gate

%end step

%step 3 debrief

%so-far Robin, daisy and sparrow are known.

The flint path led home.

%end step

%end way
"""
TAGS = {
    r"way": f'{RULE}<case-way id="case" store="small/case" names="W10="><p class="plain-warning">{WARNING}</p>',
    r"step (\d+) (\w+)": r'<case-step id="step-\1" kind="\2">'
    r'<p class="rail" role="heading" aria-level="2"><b>\1</b> \2</p>',
    r"so-far (.*?)": r'<details class="so-far"><summary>\1</summary></details>',
    r"rank": RANK,
    r"gate": "<case-gate>",
    r"end (\w+)": r"</case-\1>",
}


def build_case(site: Site) -> None:
    """Build a site whose page `case.html` holds the case, in the dress of the course."""
    config = (site.project.root / "mkdocs.yml").read_text(encoding="utf-8")
    dressed = config.replace("extra_css: [", "extra_css: [assets/look.css, ")
    site.project.write("mkdocs.yml", dressed.replace("font: false,", "font: false, palette: {primary: custom},"))
    site.project.write("docs/assets/look.css", (ROOT / "docs/assets/look.css").read_text(encoding="utf-8"))
    site.project.write("docs/index.md", "# Home\n\n[To the case](case.md)\n")
    site.project.write("quizzes/s.yml", QUIZ)
    site.project.write("docs/case.md", f"---\nhide: [toc]\n---\n{PAGE.replace('(case.html?read)', '(#read)')}")
    site.build()
    file = site.project.root / "site/case.html"
    html = file.read_text(encoding="utf-8").replace('href="#read"', 'href="case.html?read" target="_self"')
    for written, tag in TAGS.items():
        html = re.sub(rf"<p>%{written}</p>", tag, html)
    style, script = BUNDLE
    html = html.replace("<h1", f'<link rel="stylesheet" href="assets/{style}">\n<h1', 1)
    html = html.replace("</article>", f'<script defer src="assets/{script}"></script></article>', 1)
    file.write_text(html, encoding="utf-8")
    for name in BUNDLE:
        (site.project.root / "site/assets" / name).write_bytes((ROOT / "plugins/casebook/assets" / name).read_bytes())
