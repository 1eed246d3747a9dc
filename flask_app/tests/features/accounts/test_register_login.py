"""Registration and sign-in."""

from flask.testing import FlaskClient
from people import PASSWORD

REGISTER = "/api/v1/auth/register"
LOGIN = "/api/v1/auth/login"


def test_register_gives_a_token_that_works(client: FlaskClient) -> None:
    body = {"email": "Robin@Example.com", "password": PASSWORD, "name": "  Robin  "}
    answer = client.post(REGISTER, json=body)
    assert answer.status_code == 201
    assert answer.json["user"] == {
        "id": answer.json["user"]["id"],
        "email": "Robin@example.com",
        "name": "Robin",
        "roles": ["member"],
    }
    me = client.get("/api/v1/me", headers={"Authorization": f"Bearer {answer.json['access_token']}"})
    assert me.status_code == 200
    assert me.json["name"] == "Robin"
