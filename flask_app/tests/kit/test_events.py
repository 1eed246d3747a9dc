"""Announcements: heard after the commit and only then, by every stream of the topic, over one connection."""

import secrets
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from flask import Flask
from sqlalchemy.engine import make_url

from nexfitra_api.kit import events
from nexfitra_api.kit.db import db
from nexfitra_api.kit.settings import Settings

LISTENERS = "select pid from pg_stat_activity where application_name = %s"


@pytest.fixture
def name() -> str:
    """What the hub's connection calls itself: those of other tests may still be going away."""
    return f"hub-{secrets.token_hex(4)}"


@pytest.fixture
def hub(settings: Settings, name: str) -> Iterator[events.Hub]:
    """A hub of its own with room for ten streams."""
    url = make_url(settings.database_url).set(drivername="postgresql").update_query_dict({"application_name": name})
    made = events.Hub(url.render_as_string(hide_password=False), max_streams=10)
    yield made
    made.close()


@pytest.fixture
def sql(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """A connection of the same role: it may end its own role's connections."""
    with psycopg.connect(settings.database_url.replace("+psycopg", ""), autocommit=True) as connection:
        yield connection


def _open(hub: events.Hub, topic: str) -> events.Subscription:
    place = hub.open(topic, uuid4())
    assert hub.wait_until_listening(30)
    place.wait(1)  # the one that the start of listening is told with
    return place


def test_announcement_is_heard_after_the_commit(session_app: Flask, hub: events.Hub) -> None:
    mine, elsewhere = _open(hub, "plan:1"), _open(hub, "plan:2")
    with session_app.app_context():
        events.announce(db.session, "plan:1")
        assert mine.wait(0.2) is False
        db.session.commit()
    assert mine.wait(30) is True
    assert elsewhere.wait(0.2) is False


def test_announcement_of_a_rolled_back_request_is_never_heard(session_app: Flask, hub: events.Hub) -> None:
    place = _open(hub, "plan:1")
    with session_app.app_context():
        events.announce(db.session, "plan:1")
        db.session.rollback()
    assert place.wait(0.3) is False


def test_many_streams_share_one_connection(
    session_app: Flask, hub: events.Hub, sql: psycopg.Connection[Any], name: str
) -> None:
    places = [_open(hub, "plan:1") for _ in range(8)]
    assert len(sql.execute(LISTENERS, [name]).fetchall()) == 1
    with session_app.app_context():
        events.announce(db.session, "plan:1")
        db.session.commit()
    assert all(place.wait(30) for place in places)


def test_listening_survives_the_loss_of_its_connection(
    session_app: Flask, hub: events.Hub, sql: psycopg.Connection[Any], name: str
) -> None:
    place = _open(hub, "plan:1")
    for (pid,) in sql.execute(LISTENERS, [name]).fetchall():
        sql.execute("select pg_terminate_backend(%s)", [pid])
    assert place.wait(30) is True  # what may have been missed is looked up when listening begins again
    with session_app.app_context():
        events.announce(db.session, "plan:1")
        db.session.commit()
    assert place.wait(30) is True


def test_places_are_limited(hub: events.Hub) -> None:
    somebody = uuid4()
    mine = [hub.open("a", somebody) for _ in range(events.STREAMS_A_PERSON)]
    with pytest.raises(events.TooManyStreams):
        hub.open("a", somebody)
    others = [hub.open("a", uuid4()) for _ in range(10 - len(mine))]
    with pytest.raises(events.TooManyStreams):
        hub.open("a", uuid4())
    for place in (*mine, *others):
        place.close()
    assert hub.open_streams == 0
    hub.open("a", somebody).close()


def test_closed_hub_ends_its_streams(hub: events.Hub) -> None:
    place = _open(hub, "plan:1")
    hub.close()
    assert place.wait(30) is True
    assert place.over
