"""What every test may ask for: the real hub, and small hubs written in the test that reads them."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from places import REPOSITORY, ROOT, Project

from fieldguide.catalogue import Catalogue, load_catalogue
from fieldguide.problem import Problem
from fieldguide.tree import Asset, Page, Site, build_tree, open_site


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's own folder."""
    return ROOT


@pytest.fixture(scope="session")
def loaded() -> tuple[Catalogue, list[Problem]]:
    """The real records with every problem they have."""
    return load_catalogue(ROOT)


@pytest.fixture(scope="session")
def catalogue(loaded: tuple[Catalogue, list[Problem]]) -> Catalogue:
    """The real records."""
    return loaded[0]


@pytest.fixture(scope="session")
def site(catalogue: Catalogue) -> Site:
    """The real site's settings."""
    return open_site(ROOT, catalogue, url="https://example.org/some-repo/", repo_url=REPOSITORY)


@pytest.fixture(scope="session")
def tree(site: Site) -> dict[str, Page | Asset]:
    """Everything the real site is made of."""
    return build_tree(site)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Write a small hub: the real vocabulary and templates, and the given files (path to text)."""

    def write(files: Mapping[str, str]) -> Path:
        shutil.copytree(ROOT / "content" / "vocabulary", tmp_path / "content" / "vocabulary")
        (tmp_path / "overrides").symlink_to(ROOT / "overrides")
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return tmp_path

    return write
