"""Addresses: every page points at every other, whatever lies between."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldguide.urls import relative, section_uri, src_uri

PAGE = st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(lambda parts: "".join(f"{part}/" for part in parts))


@pytest.mark.parametrize(
    ("start", "target", "expected"),
    [
        ("strategies/three-reads/", "research/a-2001/", "../../research/a-2001/"),
        ("strategies/", "strategies/three-reads/", "../strategies/three-reads/"),
        ("", "strategies/", "strategies/"),
        ("strategies/three-reads/", "", "../../"),
        ("strategies/", "strategies/#find", "#find"),
        ("guides/a/", "guides/b/#part", "../../guides/b/#part"),
        ("", "", "./"),
        ("strategies/", "api/v1/index.json", "../api/v1/index.json"),
    ],
)
def test_relative_addresses(start, target, expected):
    assert relative(start, target) == expected


@given(PAGE, PAGE)
def test_a_relative_address_leads_to_its_target(start, target):
    reached = posixpath.normpath(posixpath.join("/" + start, relative(start, target)))
    assert reached == posixpath.normpath("/" + target)


def test_source_paths():
    assert (src_uri("strategies/three-reads/"), src_uri(""), section_uri("strategies/")) == (
        "strategies/three-reads.md",
        "index.md",
        "strategies/index.md",
    )
