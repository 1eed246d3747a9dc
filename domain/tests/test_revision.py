"""Revisions: text that sorts, and writes that converge in any order."""

import datetime as dt
import math
import random
import uuid
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nexfitra_domain.revision import Revision, Write, parse_revision, payload_digest, server_revision, wins

nodes = st.integers(0, 2**32 - 1).map(lambda number: f"{number:08x}")
revisions = st.builds(Revision, st.integers(0, 10**13 - 1), st.integers(0, 0xFFFF), nodes)


@given(revisions)
def test_text_there_and_back(revision):
    assert parse_revision(str(revision)) == revision


@given(revisions, revisions)
def test_text_sorts_as_the_clock_does(first, second):
    assert (str(first) < str(second)) == (first < second)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1767225600000-0000-0A1B2C3D",
        "1767225600000-0000-0a1b2c3d\n",
        "176722560000-0000-0a1b2c3d",
        "1767225600000-00000-a1b2c3d",
        "١767225600000-0000-0a1b2c3d",
        "x" * 1_000_000,
    ],
)
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match="revision"):
        parse_revision(text)


def test_server_revision_without_a_stored_one():
    assert server_revision(1767225600000, "0a1b2c3d") == "1767225600000-0000-0a1b2c3d"


@given(st.integers(0, 10**13 - 2), nodes, revisions.filter(lambda revision: revision.ms < 10**13 - 1))
def test_server_revision_is_later_than_the_stored_one(now_ms, node, stored):
    assert server_revision(now_ms, node, str(stored)) > str(stored)


def test_server_revision_refuses_what_cannot_be():
    with pytest.raises(ValueError, match="node"):
        server_revision(0, "nothex!!")
    with pytest.raises(ValueError, match="node"):
        server_revision(-1, "0a1b2c3d")
    with pytest.raises(ValueError, match="follow"):
        server_revision(0, "0a1b2c3d", f"{10**13 - 1}-ffff-00000000")


def test_equal_content_has_equal_digest():
    day, key = dt.date(2026, 1, 2), uuid.UUID(int=7)
    sent = {"b": 80, "a": [1.5, None, True], "day": "2026-01-02", "id": str(key)}
    stored = {"a": (1.5, None, True), "id": key, "day": day, "b": Decimal("80.00")}
    assert payload_digest(sent) == payload_digest(stored)
    assert payload_digest(sent) != payload_digest(sent | {"b": 81})


def test_a_digest_needs_json():
    with pytest.raises(ValueError, match="JSON compliant"):
        payload_digest({"a": math.nan})
    with pytest.raises(TypeError):
        payload_digest({"a": object()})


writes = st.builds(
    Write, st.sampled_from(["0000000000001-0000-0a1b2c3d", "0000000000002-0000-0a1b2c3d"]), st.booleans(),
    st.sampled_from(["a" * 64, "b" * 64]),
)  # fmt: skip


@given(st.lists(writes, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_any_order_of_arrival_ends_in_the_same_state(arrivals, chance: random.Random):
    def end(order):
        stored = None
        for write in order:
            if wins(write, stored):
                stored = write
        return stored

    shuffled = arrivals * 2
    chance.shuffle(shuffled)
    assert end(arrivals) == end(shuffled) == max(arrivals)


def test_a_replay_changes_nothing_and_deletion_wins_a_tie():
    kept = Write("0000000000001-0000-0a1b2c3d", deleted=False, digest="f" * 64)
    gone = Write("0000000000001-0000-0a1b2c3d", deleted=True, digest="0" * 64)
    assert not wins(kept, kept)
    assert wins(gone, kept)
    assert not wins(kept, gone)
