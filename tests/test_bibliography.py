"""What a reference manager writes is read as it is meant; what would be lost is told."""

from __future__ import annotations

from pathlib import Path, PurePath

import pytest

from casebook.lint.project import check_paths
from casebook.parsing.bibliography import Bibliography, read_bibliography
from tests.support.project import Project

DIFFERENTIAL = """\
checkpoints: [k1]
review: draft
diagnoses:
- id: a
  name: A
  levels:
  - at: k1
    level: low
    reason: R
    grade: case
"""
MARK = "  mark = {verified},\n}\n"


def read(text: str) -> Bibliography:
    return read_bibliography(text, PurePath("r.bib"))


def read_field(name: str, value: str) -> str | None:
    found = read(f"@article{{a,\n  {name} = {value},\n{MARK}")
    assert found.findings == ()
    shown: str | None = getattr(found.references["a"], name)
    return shown


@pytest.mark.parametrize(
    "written",
    [
        *("10.1000/xy_z(1)", "https://doi.org/10.1000/xy_z(1)", "http://dx.doi.org/10.1000/xy_z(1)"),
        *("doi:10.1000/xy_z(1)", "DOI: 10.1000/xy_z(1)", "doi.org/10.1000/xy_z(1)", "10.1000/xy\\_z(1)"),
    ],
)
def test_a_doi_is_read_in_every_form(written: str) -> None:
    assert read_field("doi", f"{{{written}}}") == "10.1000/xy_z(1)"


@pytest.mark.parametrize(("name", "written"), [("doi", "https://example.org/1"), ("doi", "11.1/x"), ("pmid", "PMC12")])
def test_what_is_no_doi_or_number_is_told(name: str, written: str) -> None:
    found = read(f"@article{{a,\n  {name} = {{{written}}},\n{MARK}").findings
    assert [(each.code, each.location.line) for each in found] == [("value-kind", 2)]


@pytest.mark.parametrize("written", ["12345", "PMID: 12345", "https://pubmed.ncbi.nlm.nih.gov/12345/"])
def test_a_pmid_is_read_in_every_form(written: str) -> None:
    assert read_field("pmid", f"{{{written}}}") == "12345"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"{M{\"u}ller}", "Müller"),
        (r"{Sj\"ogren}", "Sjögren"),
        (r"{{\O}stergaard, \v{S} \'e \c{c} \ss}", "Østergaard, Š é ç ß"),
        ("{The {MRI} of {Crohn's} disease}", "The MRI of Crohn's disease"),
        (r"{In 20% or 30\% \& more}", "In 20% or 30% & more"),
        (r"{\textit{In vivo} and \emph{in vitro}}", "In vivo and in vitro"),
        (r"{100\% of \% and 5% \"A}", "100% of % and 5% Ä"),
        ('"A title in quotes"', "A title in quotes"),
        ("js # { B}", "Journal of Spine B"),
        ("{Two\n   lines}", "Two lines"),
        ("{a = {b} and c = d}", "a = b and c = d"),
    ],
)
def test_a_title_is_shown_as_it_is_meant(written: str, shown: str) -> None:
    found = read(f"@string{{js = {{Journal of Spine}}}}\n@article{{a,\n  title = {written},\n{MARK}")
    assert found.findings == ()
    assert found.references["a"].title == shown


def test_a_command_that_shows_nothing_is_told() -> None:
    (found,) = read("@article{a,\n  title = {A \\mystery B},\n" + MARK).findings
    assert (found.location.line, found.code) == (2, "reference-syntax")
    assert r"`\mystery` cannot be shown" in found.message


def test_what_reference_managers_write_besides_is_left_out() -> None:
    fields = "".join(
        f"  {name} = {{x}},\n"
        for name in (
            *("issn", "ISBN", "keywords", "publisher", "abstract", "file", "language", "urldate", "booktitle"),
            "editor",
            *("address", "edition", "series", "eprint", "copyright", "annote", "date-added", "bdsk-url-1", "rights"),
            *(
                "pmcid",
                "shorttitle",
                "langid",
                "x-fetchedfrom",
                "groups",
                "timestamp",
                "mendeley-groups",
                "source",
                "adsnote",
            ),
        )
    )
    assert read(f"@article{{a,\n  month = jan,\n{fields}{MARK}").findings == ()


@pytest.mark.parametrize(
    ("slip", "meant"), [("jurnal", "journal"), ("titel", "title"), ("autor", "author"), ("yaer", "year")]
)
def test_a_field_misspelt_is_told(slip: str, meant: str) -> None:
    (found,) = read(f"@article{{a,\n  {slip} = {{x}},\n{MARK}").findings
    assert f"Did you mean `{meant}`?" in found.message


def test_names_of_other_programs_and_what_a_book_lends_are_taken() -> None:
    found = read(
        "@incollection{a,\n  title = {A chapter},\n  crossref = {b},\n" + MARK + "@book{b,\n  title = {A book},\n"
        "  date = {2006-05},\n" + MARK + "@article{c,\n  JournalTitle = {J},\n  Issue = {4},\n" + MARK
    )
    assert found.findings == ()
    assert (found.references["a"].title, found.references["a"].journal, found.references["a"].year) == (
        "A chapter",
        "A book",
        "2006",
    )
    assert (found.references["c"].journal, found.references["c"].number) == ("J", "4")


def test_a_via_that_looks_like_a_key_must_be_one(project: Project) -> None:
    project.write("quizzes/references.bib", "@article{a,\n  mark = {verified-2nd},\n  via = {nobody2000},\n}\n")
    assert [str(each) for each in check_paths([Path("quizzes")])] == [
        "quizzes/references.bib:3:3: error: `nobody2000` is not in references.bib. [source-unknown]"
    ]


def test_a_key_in_two_files_is_told_with_both(project: Project) -> None:
    project.write("quizzes/a.bib", "\n@article{same,\n" + MARK)
    project.write("quizzes/more/b.bib", "@article{same,\n" + MARK)
    assert [str(each) for each in check_paths([Path("quizzes")])] == [
        (
            "quizzes/more/b.bib:1:1: error: The key `same` is already used in quizzes/a.bib, line 2. "
            "Keys must differ. [id-duplicate]"
        )
    ]


@pytest.mark.parametrize("name", ["facts.yml", "differential.yml", "spoilers.yml"])
@pytest.mark.parametrize("other", ["sub/{}", "{}", "a/b/{}"])
def test_a_second_file_of_a_kind_is_told_with_both(name: str, other: str, project: Project) -> None:
    text = {
        "facts.yml": "facts:\n- id: a\n  text: A\n",
        "differential.yml": DIFFERENTIAL,
        "spoilers.yml": "words:\n- from: 1\n  words: [giraffe]\n",
    }[name]
    second = other.format(name if "/" in other else name.replace(".yml", ".yaml"))
    project.write(f"quizzes/{name}", text)
    project.write(f"quizzes/{second}", text)
    (found,) = check_paths([Path("quizzes")])
    assert str(found).endswith("[file-second]")
    told = {str(found.location.path), found.message.split(", and ")[1].split(" is already")[0]}
    assert told == {f"quizzes/{name}", f"quizzes/{second}"}


@pytest.mark.parametrize("name", ["Facts.yml", "facts.yaml", "FACTS.YML"])
def test_a_file_that_would_not_be_looked_for_is_told(name: str, project: Project) -> None:
    project.write(f"quizzes/{name}", "facts:\n- id: a\n  text: A\n")
    assert [str(each) for each in check_paths([Path("quizzes")])] == [
        f"quizzes/{name}:1:1: error: `{name}` is not read under this name. Rename it to `facts.yml`. [file-name]"
    ]


@pytest.mark.parametrize(
    ("name", "written", "shown"),
    [
        ("title", "{{\\textless} 5 and {\\textgreater} 3}", "< 5 and > 3"),
        ("title", "{a \\textless{} b, x{\\_}y {\\textbar} z}", "a < b, x_y | z"),
        ("title", "{{$\\beta$}-blockers, ST $\\geq$ 1 mm}", "β-blockers, ST ≥1 mm"),
        ("title", '{From \\$5 to \\$6 in M{\\"u}nchen}', "From $5 to $6 in München"),
        ("note", "{See \\url{https://a.org/b} and \\href{https://c.org}{C}}", "See https://a.org/b and C"),
        (
            "author",
            "{family=Wurff, given=P., prefix=van der, useprefix=true and Doe, J.}",
            "van der Wurff, P. and Doe, J.",
        ),
        ("author", "{{Family Health Study} and Family, A.}", "Family Health Study and Family, A."),
        ("year", "{{2005}}", "2005"),
        ("doi", "{{10.1016/j.math.2005.01.003}}", "10.1016/j.math.2005.01.003"),
        ("url", "{{https://a.org/b}}", "https://a.org/b"),
    ],
)
def test_an_export_of_a_program_is_shown_as_it_is_meant(name: str, written: str, shown: str) -> None:
    assert read_field(name, written) == shown


def test_a_name_cut_off_far_above_its_equals_sign_ends_in_findings_within_the_file() -> None:
    text = "@article{a,\n  jou" + "\n" * 50 + f"ark = {{verified}},\n{MARK}"
    found = read(text).findings
    assert all(each.location.line <= text.count("\n") + 1 for each in found)
