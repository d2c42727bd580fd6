"""The page that says how the pictures are made: tissue table, sequences, and what is our choice."""

from __future__ import annotations

from collections.abc import Iterable

from course.figures.mri.sequence import SEQUENCES, bulk_t2_ms
from course.figures.mri.sidecar import COMMAND
from course.figures.mri.tissue import (
    EDEMA_BULK_T2_MS,
    FAT_T1,
    FAT_T2,
    FIELD_T,
    NORMAL_BULK_T2_MS,
    TISSUES,
    Source,
    Tissue,
    Value,
)

PAGE = "docs/study/simulation.md"
TEXT = """\
---
description: How the simulated MRI and the drawings of this course are made, and what they leave out.
title: How the pictures are made
search:
  exclude: true
door: read
---

<!-- Written by `{command}` from the tables in plugins/course/figures/mri; edit those, not this page. -->

# How the pictures are made

The MRI pictures of this course are computed. No patient image was used: one body was built from shapes and \
cut into slices; the signal follows a table of tissues.

**Simulated MRI (computer model, not a patient image).** Drawn from the description in the case report; plane, size \
and texture are our choice. Erosion, sclerosis, fracture line, depth and T1 signal relative to muscle are **not \
reported**; their appearance here was chosen by us and must not be used as evidence. R is the patient's right.

## What we chose

- The planes, oblique-coronal and oblique-axial; the report names none. [@case:not-plane]
- Field strength and settings; the report gives none. [@case:not-field]
- Size, depth and outline of the edema. [@case:not-extent]
- The iliac side of the joint on the second scan: the report's caption does not mention it, \
[@case:not-second-iliac] and we drew it normal.
- A smooth joint without erosion, sclerosis, or fracture line. [@case:not-erosions] [@case:not-line]
- One body for all three MRIs. Only edema and noise differ, so the pictures match exactly, which real \
ones do not.

Pictures of other processes show the same body, changed after descriptions in the sources they name.

## Signal

Each tissue is modelled as a pool of water and a pool of fat. For a spin echo with repetition time TR and echo time \
TE, the signal is

S = PD · [(1 − FF) · E(T1, T2 of water) + FF · L · E(T1, T2 of fat)], where E = (1 − exp(−TR/T1)) · exp(−TE/T2).

PD is the proton density relative to water, FF the fat fraction, and L the share of the fat signal that remains after \
fat suppression. The model then adds coil, slice thickness, limited sampling and noise. It leaves out motion and \
chemical shift. Try other settings in the [signal lab](signal-lab.md).

{sequences}

## Tissues

Proton density relative to water, fat fraction from 0 to 1, T1 and T2 of the water in ms; all values are meant for \
{field:g} T. *Read* means seen in an abstract, perhaps rounded; *assumption* means chosen, fitted, or from memory. \
The letter refers to the source.

{tissues}

{sources}

As a check, normal marrow as a whole comes to a T2 of {normal:.0f} ms and edema to {edema:.0f} ms. Measured values \
in sacroiliac bone were {normal_read} ms (normal) and {edema_read} ms (inflamed). [@sij-t2-2025] The inflammation \
was spondyloarthritis; we found no values for edema of other origin.
"""


def write_page() -> str:
    """Return the text of the page."""
    sources = _list_sources()
    return TEXT.format(
        command=COMMAND,
        field=FIELD_T,
        sequences=_table(("Sequence", "TR", "TE", "fat left"), _sequence_rows()),
        tissues=_table(("Tissue", "Proton density", "Fat fraction", "T1, ms", "T2, ms"), _tissue_rows(sources)),
        sources=_table(("Letter", "Source", "Measured at", "Mark"), _source_rows(sources)),
        normal=bulk_t2_ms(TISSUES["marrow"]),
        edema=bulk_t2_ms(TISSUES["edema"]),
        normal_read=NORMAL_BULK_T2_MS,
        edema_read=EDEMA_BULK_T2_MS,
    )


def _sequence_rows() -> Iterable[tuple[str, ...]]:
    for each in SEQUENCES.values():
        yield each.title, f"{each.tr_ms:g} ms", f"{each.te_ms:g} ms", f"{each.fat_left:.1%}".replace("100.0%", "all")


def _tissue_rows(sources: list[Source]) -> Iterable[tuple[str, ...]]:
    yield "Fat, the pool", "", "", _say(FAT_T1, sources), _say(FAT_T2, sources)
    for tissue in TISSUES.values():
        yield tissue.label, *(_say(value, sources) for value in _values(tissue))


def _source_rows(sources: list[Source]) -> Iterable[tuple[str, ...]]:
    for source in sources:
        yield _letter(source, sources), source.text, source.field, source.mark


def _say(value: Value, sources: list[Source]) -> str:
    return f"{value.number:g}, {value.source.mark} {_letter(value.source, sources)}"


def _letter(source: Source, sources: list[Source]) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[sources.index(source)]


def _list_sources() -> list[Source]:
    """List the sources in the order in which the table names them."""
    values = [FAT_T1, FAT_T2, *(value for tissue in TISSUES.values() for value in _values(tissue))]
    return list(dict.fromkeys(value.source for value in values))


def _values(tissue: Tissue) -> tuple[Value, ...]:
    return tissue.density, tissue.fat, tissue.t1_ms, tissue.t2_ms


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
