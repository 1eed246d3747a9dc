"""Answers that are read come compressed where the client takes it."""

import gzip
import json

from flask.testing import FlaskClient

PATH = "/api/v1/openapi.json"


def test_a_large_answer_is_packed_for_who_takes_it(client: FlaskClient) -> None:
    plain = client.get(PATH)
    packed = client.get(PATH, headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < len(plain.get_data()) / 4
    assert json.loads(gzip.decompress(packed.get_data())) == plain.json
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_small_answers_and_answers_to_writes_stay_as_they_are(client: FlaskClient) -> None:
    headers = {"Accept-Encoding": "gzip"}
    assert "Content-Encoding" not in client.get("/api/v1/meta", headers=headers).headers
    account = {"email": "small@example.com", "password": "correct horse battery", "name": "x" * 100}
    assert "Content-Encoding" not in client.post("/api/v1/auth/register", json=account, headers=headers).headers
