"""What the environment may say."""

import pytest
from pydantic import ValidationError

from nexfitra_api.kit.settings import Settings

GOOD = "k3Q9-v7Zp-81Lw-Xy40-Rt6U-Mn2B-Gh5J"
OTHER = "w8Ld-Qa51-zN0c-7HsE-j4Vy-Tb6K-xP9f"
BASE = {"database_url": "postgresql://u:p@h/d", "jwt_secret": GOOD, "service_token_secret": OTHER}


def make(**changes: object) -> Settings:
    return Settings(**{"NEXFITRA_ENV": "production", **BASE, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["jwt_secret", "service_token_secret"])
@pytest.mark.parametrize("secret", ["", "short", "changeme-changeme-changeme-changeme", "a" * 40, "secret" * 8])
def test_weak_secrets_are_refused_in_production_only(name: str, secret: str) -> None:
    with pytest.raises(ValidationError) as caught:
        make(**{name: secret})
    assert name.upper() in str(caught.value)
    assert make(**{name: secret, "NEXFITRA_ENV": "development"}).env == "development"


def test_the_metrics_token_may_be_absent_but_not_weak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("METRICS_TOKEN", raising=False)
    assert make().metrics_token is None
    assert make(metrics_token="").metrics_token is None
    assert make(metrics_token="m4Tr-x8Ua-91Ks-Wq20-Pz7Y-Bd3C-Lf6N").metrics_token is not None
    with pytest.raises(ValidationError, match="METRICS_TOKEN"):
        make(metrics_token="changeme")


def test_one_secret_for_both_is_refused_in_production_only() -> None:
    with pytest.raises(ValidationError, match="JWT_SECRET and SERVICE_TOKEN_SECRET are the same") as caught:
        make(service_token_secret=GOOD)
    assert GOOD not in str(caught.value)
    assert make(service_token_secret=GOOD, NEXFITRA_ENV="development").env == "development"


def test_an_error_does_not_print_the_secret() -> None:
    with pytest.raises(ValidationError) as caught:
        make(jwt_secret="hunter2-hunter2")
    assert "hunter2" not in str(caught.value)
    assert GOOD not in repr(make())
    assert OTHER not in repr(make())


@pytest.mark.parametrize(
    ("changes", "secure"),
    [
        ({"public_url": "https://nexfitra.example"}, True),
        ({"public_url": "http://nexfitra.example"}, True),
        ({"public_url": "http://192.168.1.5:5000"}, True),
        ({"public_url": "http://192.168.1.5:5000", "allow_insecure_http": True}, False),
        ({"public_url": "https://nexfitra.example", "allow_insecure_http": True}, True),
        ({"public_url": "http://127.0.0.1:5000"}, False),
        ({"public_url": "http://localhost:5000"}, False),
        ({"public_url": "http://[::1]:5000"}, False),
        ({"public_url": "http://nexfitra.example", "NEXFITRA_ENV": "development"}, False),
        ({"public_url": "https://nexfitra.example", "NEXFITRA_ENV": "development"}, True),
    ],
)
def test_cookies_are_secure_unless_this_is_plain_http_at_home(changes: dict[str, object], secure: bool) -> None:
    assert make(**changes).secure_cookies is secure


def test_the_plain_form_of_a_database_address_is_taken() -> None:
    assert make().database_url == "postgresql+psycopg://u:p@h/d"
    assert make(database_owner_url="").database_owner_url is None
    assert make(web_dist="").web_dist is None


def test_production_is_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NEXFITRA_ENV", raising=False)
    assert Settings(**BASE).env == "production"  # type: ignore[arg-type]


def test_lists_are_split_at_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALLOWED_HOSTS", "a.example, b.example,")
    assert make().allowed_hosts == ("a.example", "b.example")
