"""GET and PUT /me/profile."""

from flask.testing import FlaskClient
from people import Person
from profile_data import PROFILE, profile

URL = "/api/v1/me/profile"


def test_what_is_put_is_what_is_got(client: FlaskClient, person: Person) -> None:
    put = client.put(URL, json=PROFILE, headers=person.headers)
    assert put.status_code == 200, put.json
    got = client.get(URL, headers=person.headers)
    assert got.status_code == 200
    assert got.json == put.json
    assert {key: got.json[key] for key in ("birth_date", "goal", "diet", "training", "timezone")} == {
        key: PROFILE[key] for key in ("birth_date", "goal", "diet", "training", "timezone")
    }
    targets = client.get("/api/v1/me/targets", headers=person.headers)
    assert targets.status_code == 200, targets.json
    assert targets.json["energy_kcal"] > 1000
