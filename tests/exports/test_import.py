"""Import: what we publish can be read in again, nothing is overwritten, and nothing is lost in silence."""

from __future__ import annotations

import bibtexparser
import pytest
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from fieldguide.catalogue import load_catalogue
from fieldguide.cli import main
from fieldguide.imports import READERS
from fieldguide.imports.bibtex import plain
from fieldguide.reference_formats import FORMATS
from fieldguide.references import item, works

BIB = r"""
@comment{not this}
@article{a1,
  title = {The {WISC} of G{\"o}del \& others: 50\% of $x$},
  author = {M{\"u}ller, Anna and {National Council} and Smith, Jr., Bo and others},
  year = 2019, journal = "Journal of Tests", volume = {3}, pages = {10--20},
  doi = {https://doi.org/10.1234/abc}, keywords = {odd, things},
}
@book{b1, author = {Lone Writer}, year = {1999}}
"""
RIS = (
    "TY  - BOOK\r\nTI  - A book\r\nAU  - Gomez, Eva\r\nPY  - 2011/03/\r\nSN  - 9780873537063\r\nKW  - odd\r\nER  - \r\n"
)
CSV = (
    "kind,type,title,publisher,url,audience,use_for,access,colour\r\n"
    "resource,tool,Fraction strips,Someone,https://e.example/,teachers; coaches,Show thirds.,open,red\r\n"
)


@pytest.mark.parametrize("ending", FORMATS)
def test_what_we_publish_is_understood(ending, catalogue):
    published = [item(entry) for entry in works(catalogue)]
    form = FORMATS[ending]
    drafts = READERS[f".{ending}"](form.all(map(form.one, published)))
    assert [draft.item["title"] for draft in drafts] == [" ".join(found["title"].split()) for found in published]
    assert [draft.item.get("DOI") for draft in drafts] == [found.get("DOI") for found in published]
    assert [len(draft.item.get("author", [])) for draft in drafts] == [
        len(found.get("author", [])) for found in published
    ]


def test_bibtex_is_read_as_another_parser_reads_it():
    ours = READERS[".bib"](BIB)[0].item
    theirs = bibtexparser.parse_string(BIB, append_middleware=[LatexDecodingMiddleware()]).entries[0]
    assert ours["title"].replace("$", "") == theirs["title"].replace("{", "").replace("}", "").replace("$", "")
    assert ours["author"] == [
        {"family": "Müller", "given": "Anna"},
        {"literal": "National Council"},
        {"family": "Smith", "given": "Bo, Jr."},
        {"literal": "and others"},
    ]


def test_accents():
    assert plain(r"{\'E}cole, G\"odel, Ho\v{r}ava, \c{c}a, Stra\ss{}e") == "École, Gödel, Hořava, ça, Straße"


def run(root, name, text, *options):
    path = root / name
    path.write_text(text, encoding="utf-8", newline="")
    return main(["--root", str(root), "import", str(path), *options])


def test_references_become_valid_drafts(project, capsys):
    root = project({})
    assert run(root, "mine.bib", BIB) == 1
    said = capsys.readouterr().out
    assert "mine.bib:3: resources/research/muller-2019-wisc.yml" in said
    assert 'mine.bib:7: "keywords" was not understood: odd, things' in said
    assert "mine.bib:9: has no title, so no draft was made." in said
    text = (root / "resources/research/muller-2019-wisc.yml").read_text()
    assert "# not understood (line 7): keywords = odd, things" in text
    assert 'doi: "10.1234/abc"' in text
    catalogue, problems = load_catalogue(root)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert catalogue.all("study") == ()


def test_importing_twice_overwrites_nothing(project, capsys):
    root = project({})
    run(root, "a.ris", RIS)
    path = root / "resources/research/gomez-2011-book.yml"
    path.write_text(path.read_text().replace('status: "draft"', "status: active") + "# mine\n")
    kept = path.read_text()
    assert run(root, "a.ris", RIS) == 0
    assert "is here already: study gomez-2011-book" in capsys.readouterr().out
    assert path.read_text() == kept
    assert len(list(path.parent.iterdir())) == 1


def test_a_row_becomes_a_resource(project, capsys):
    root = project({})
    assert run(root, "list.csv", CSV) == 0
    assert 'list.csv:2: "colour" was not understood: red' in capsys.readouterr().out
    _, problems = load_catalogue(root)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_a_trial_writes_nothing(project):
    root = project({})
    run(root, "a.ris", RIS, "--dry-run")
    assert not (root / "resources").exists()


def test_a_file_we_cannot_read_is_told(project, capsys):
    root = project({})
    assert run(root, "a.json", "{broken") == 1
    assert run(root, "a.docx", "x") == 1
    assert "Nothing was written" in capsys.readouterr().err


@given(st.sampled_from(sorted(set(READERS) - {".json"})), st.text(max_size=200))
def test_no_text_can_stop_the_reading(ending, text):
    READERS[ending](text)


@given(st.text(alphabet='@{}",=\\ab \n', max_size=120))
def test_no_bibtex_can_stop_the_reading(text):
    READERS[".bib"]("@article{x," + text)
