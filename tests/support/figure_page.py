"""A page of figures as the engine writes them: a viewer of three times, and a drawing; and a page of pairs."""

from __future__ import annotations

from tests.support.project import Project

WEIGHTINGS = {"t1": "T1-weighted", "t2fs": "T2-weighted, fat-suppressed"}
MARKED = {1: ["Left ilium", "Left sacrum"], 2: ["Right sacrum"], 3: []}
LEVELS = {"t1": ("dark", "#555"), "t2fs": ("bright", "#bbb")}
# A bright spot in the middle of the left half shows in a screenshot where a panel stands.
PICTURE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 640"><title>Picture</title>\
<rect width="640" height="640" fill="{ground}"/><circle cx="160" cy="320" r="20" fill="#eee"/></svg>
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 440"><title>Drawing</title>\
<path d="M40 220H600" stroke="{ink}" stroke-width="8"/></svg>
"""
# Of the other weighting nobody says what lies where.
SIDES = {"t1": ' data-left="R" data-right="L"', "t2fs": ""}
SIZE = 'width="640" height="640" loading="lazy"'
LONG = "\nA page that scrolls.\n" * 60
SIDECAR = """\
id: mri-{time}-{name}
picture: figures/mri-{time}-{name}.svg
title: MRI {time}, {title}
source: Drawn for tests.
alt: A square.
full: A spot.
"""
# The third is compared with the first, and so is the second.
PAIRS = """\
id: pairs
title: Pairs
choice: Scan
views: [T1, T2FS]
series:
- {label: First, figures: [mri-1-t1, mri-1-t2fs]}
- {label: Second, figures: [mri-2-t1, mri-2-t2fs], beside: mri-1-t1}
- {label: Third, figures: [mri-3-t1, mri-3-t2fs], beside: mri-1-t1}
"""
DRAWN = {"": "#1c2a30", "-dark": "#e7ecee", "-print": "#000"}


def write_figures(project: Project) -> None:
    """Write the page and its pictures; the plugin adds script and style."""
    pictures = {f"mri-{time}-{name}": PICTURE.format(ground=LEVELS[name][1]) for time in MARKED for name in WEIGHTINGS}
    pictures |= {f"drawing{scheme}": DRAWING.format(ink=ink) for scheme, ink in DRAWN.items()}
    for name, text in pictures.items():
        project.write(f"docs/figures/{name}.svg", text)
    for time in MARKED:
        for name, title in WEIGHTINGS.items():
            project.write(f"quizzes/figures/{time}-{name}.yml", SIDECAR.format(time=time, name=name, title=title))
    project.write("quizzes/figures/pairs.yml", PAIRS)
    # So far down the page that no picture is fetched before the script has arranged them.
    project.write("docs/pairs.md", f"# Pairs\n{LONG}\n/// viewer | pairs open\n///\n")
    project.write("docs/figures.md", f"# Figures\n\n<div>{build_viewer()}{build_drawing()}</div>\n{LONG}")


def build_viewer() -> str:
    """Return a viewer of three times with two weightings each, and the table that says the same."""
    times = "".join(
        f'<section aria-label="MRI {time}"><p class="time"><b>MRI {time}</b></p>'
        + "".join(build_figure(time, name) for name in WEIGHTINGS)
        + "</section>"
        for time in MARKED
    )
    rows = "".join(f"<tr><td>{side} sacrum</td><td>as normal marrow</td></tr>" for side in ("Left", "Right"))
    table = f'<table class="changes"><caption>What changed</caption><tbody>{rows}</tbody></table>'
    return f'<image-viewer id="viewer-coronal">{times}{table}</image-viewer>'


def build_figure(time: int, name: str) -> str:
    """Return the figure of a time and a weighting, with its marks where it has any."""
    title, level = f"MRI {time}, {WEIGHTINGS[name]}", LEVELS[name][0]
    legend = "".join(f"<li><b>{label}</b> {level} beside the joint.</li>" for label in MARKED[time])
    marks = "".join(build_mark(place) for place in range(len(MARKED[time])))
    picture = f'<img src="figures/mri-{time}-{name}.svg" alt="{title}, oblique coronal." {SIZE}>'
    svg = f'<svg class="marks" viewBox="0 0 640 640" aria-hidden="true"><title>Marks</title>{marks}</svg>'
    toggle = '<label class="toggle"><input type="checkbox" checked> Marks</label>'
    signals = "<tr><th>Region</th><th>Signal</th></tr><tr><td>Left ilium</td><td>bright</td></tr>"
    image = f'<div class="casebook-image"{SIDES[name]}>{picture}{svg if marks else ""}</div>'
    return (
        f'<figure class="casebook-figure" id="figure-mri-{time}-{name}">{image}'
        f"{toggle if marks else ''}<figcaption><p><b>{title}.</b> Simulated, not a patient image.</p>"
        + (f'<ol class="legend">{legend}</ol>' if marks else "")
        + '<details class="about" open><summary>About this picture</summary>'
        f'<p class="full">Full description of {title}.</p>'
        f'<details class="signals"><summary>Signal by region</summary><table>{signals}</table></details>'
        '<p class="source">Simulated MRI (computer model).</p></details></figcaption></figure>'
    )


def build_mark(place: int) -> str:
    """Return a ring with its number, light on dark."""
    x, y = 440 - 60 * place, 260 + 120 * place
    ring = f'cx="{x}" cy="{y}" r="50" fill="none"'
    return (
        f'<g class="mark"><circle {ring} stroke="#000" stroke-width="9"/>'
        f'<circle {ring} stroke="#fff" stroke-width="3"/>'
        f'<circle cx="{x + 70}" cy="{y - 50}" r="20" fill="#000" stroke="#fff" stroke-width="3"/>'
        f'<text x="{x + 70}" y="{y - 41}" font-size="26" font-weight="700" text-anchor="middle" fill="#fff">'
        f"{place + 1}</text></g>"
    )


def build_drawing() -> str:
    """Return a drawing in its three versions."""
    names = {"": "for-light", "-dark": "for-dark", "-print": "for-print"}
    pictures = "".join(
        f'<img class="{kind}" src="figures/drawing{name}.svg" alt="A line." width="640" height="440" loading="lazy">'
        for name, kind in names.items()
    )
    return (
        f'<figure class="casebook-figure" id="figure-drawing"><div class="casebook-image">{pictures}</div>'
        "<figcaption><p><b>A drawing.</b> A line.</p></figcaption></figure>"
    )
