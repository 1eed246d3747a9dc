"""Cursors."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexfitra_api.kit.errors import Invalid
from nexfitra_api.kit.pagination import decode_cursor, encode_cursor

part = st.one_of(
    st.text(st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), max_size=20),
    st.integers(-(2**53), 2**53),
    st.floats(allow_nan=False, allow_infinity=False),
)


@given(st.lists(part, min_size=1, max_size=4))
def test_a_cursor_comes_back_as_it_was(key: list[str | int | float]) -> None:
    assert decode_cursor(encode_cursor(key), len(key)) == key


@given(st.text(max_size=60))
def test_what_is_no_cursor_is_refused(text: str) -> None:
    # Two parts at random are as good as impossible: anything that is no cursor of ours says so and raises nothing else.
    with pytest.raises(Invalid) as caught:
        decode_cursor(text, 2)
    assert caught.value.errors[0].loc == "query.cursor"


@pytest.mark.parametrize(
    "raw",
    [
        b"[1]",
        b'{"a":1}',
        b"[1,null]",
        b"[1,true]",
        b'[1,"\\u0000"]',
        b"[1,[2]]",
        b"[" * 5000,
        b'[1,"\\ud800"]',
        b"[1,NaN]",
    ],
)
def test_what_only_looks_like_one_is_refused(raw: bytes) -> None:
    with pytest.raises(Invalid):
        decode_cursor(base64.urlsafe_b64encode(raw).decode(), 2)
