"""JSON over a kept connection, with nothing but the standard library."""

import http.client
import json
import urllib.parse

LIMIT = 30


class Unanswered(Exception):
    """No answer came: what became of the call is unknown."""


class Site:
    """One address, called by one thread."""

    def __init__(self, url, headers=None):
        parts = urllib.parse.urlsplit(url)
        self.authority, self.root = parts.netloc, parts.path.rstrip("/")
        self.headers = {"Content-Type": "application/json", "Accept": "application/json"}
        self.headers.update(headers or {})
        self.connection = None

    def call(self, method, path, body=None, **headers):
        """Status, header fields, and the body where it is JSON."""
        try:
            if self.connection is None:
                self.connection = http.client.HTTPConnection(self.authority, timeout=LIMIT)
            content = None if body is None else json.dumps(body).encode()
            self.connection.request(
                method, self.root + path, content, {**self.headers, **headers}
            )
            answer = self.connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Unanswered(f"{method} {path}: {error!r}") from error
        try:
            value = json.loads(text) if text else None
        except ValueError:
            value = None
        return answer.status, answer.headers, value

    def ask(self, method, path, body=None, **headers):
        """The body of an answer that has to be good."""
        status, _, value = self.call(method, path, body, **headers)
        if not 200 <= status < 300:
            raise RuntimeError(f"{method} {path} was answered {status}: {value}")
        return value

    def close(self):
        if self.connection is not None:
            self.connection.close()
            self.connection = None
