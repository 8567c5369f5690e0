"""Sessions of `requests` that have logged in, with nothing but what Creatio documents."""

import requests

LIMIT = 30


def with_form(creatio):
    """A session with the cookies of a login, and the header that repeats one of them."""
    session = requests.Session()
    answer = session.post(
        creatio.url + "/ServiceModel/AuthService.svc/Login",
        json={"UserName": creatio.user, "UserPassword": creatio.password},
        headers={"ForceUseSession": "true"},
        timeout=LIMIT,
    )
    answer.raise_for_status()
    if answer.json()["Code"] != 0:
        raise RuntimeError(answer.text)
    session.headers.update(
        {"ForceUseSession": "true", "BPMCSRF": session.cookies["BPMCSRF"]}
    )
    return session


def with_token(creatio, token_url=None):
    """A session with a token of the client that the server announced."""
    answer = requests.post(
        token_url or creatio.tokenURL,
        data={
            "grant_type": "client_credentials",
            "client_id": creatio.clientId,
            "client_secret": creatio.clientSecret,
        },
        timeout=LIMIT,
    )
    answer.raise_for_status()
    session = requests.Session()
    session.headers["Authorization"] = "Bearer " + answer.json()["access_token"]
    return session
