"""A widget engine of its own: what the engine in a visitor's page does, over `requests`.

It keeps what the page would keep (token, external id), shows what the page would show, and takes
from the server only what the real engine reads.
"""

import json
import time
import uuid

import requests

LIMIT = 30
ROOT = "/backend/widget/v2"
SHOWN_SYSTEM_ROWS = {"state_checkpoint", "csat_requested", "csat_submitted"}
AWAITING = "Cannot send messages while awaiting AI response"
FAILED = "Something went wrong. Please refresh the page or try again."


class Engine:
    """One visitor's page."""

    def __init__(self, api_url, bot_token, user_token=None, user_data=None, external_id=None):
        self.root = api_url + ROOT
        self.bot_token = bot_token
        self.is_verified = user_token is not None
        self.contact_token = user_token
        self.external_id = external_id or (None if user_token else str(uuid.uuid4()))
        self.user_data = user_data or {}
        self.session = None
        self.bubbles = []  # what the visitor reads: (who, text), oldest first
        self.components = []
        self.known_ids = set()
        self.config = self._json(self._call("GET", "/config"))
        self.config["org"]["id"], self.config["org"]["name"]
        if self.contact_token is None:
            answer = self._call("POST", "/contact/create-unverified", self.user_data)
            self.contact_token = self._json(answer)["token"]
        self.poll_seconds = self.config.get("sessionPollingIntervalSeconds") or 10

    def sessions(self):
        """All sessions that the server lists, page after page."""
        filters = {"external_id": self.external_id} if self.external_id else {}
        items, cursor = [], None
        while True:
            query = {"filters": json.dumps(filters)}
            if cursor is not None:
                query["cursor"] = cursor
            page = self._json(self._call("GET", "/sessions", query=query))
            items += page["items"]
            cursor = page["next"]
            if cursor is None:
                return items

    def open(self, session_id):
        """Opens a session of the list, as after a reload of the page."""
        self.session = {"id": session_id}
        self.bubbles, self.known_ids = [], set()
        self.poll()

    def send(self, text, attachments=()):
        """Sends what the visitor typed and shows what comes back."""
        if self.session and self.session["assignee"]["kind"] == "ai":
            if self.bubbles and self.bubbles[-1][0] == "user":
                raise RuntimeError(AWAITING)
        own_id = str(uuid.uuid4())
        self._show(own_id, "user", text)
        if self.session is None:
            custom = {"customData": {"external_id": self.external_id}} if self.external_id else {}
            self.session = self._json(self._call("POST", "/create-session", custom))
            self.poll()
        body = {
            "uuid": own_id,
            "bot_token": self.bot_token,
            "session_id": self.session["id"],
            "content": text.strip(),
            "custom_data": {},
        }
        if attachments:
            body["attachments"] = list(attachments)
        answer = self._call("POST", "/chat/send", body)
        if not answer.ok or not answer.content:
            self._show(str(uuid.uuid4()), "ai", FAILED)
            return None
        result = answer.json()
        if not result["success"]:
            self._show(str(uuid.uuid4()), "ai", result["error"].get("message") or FAILED)
            return result
        reply = result.get("autopilotResponse")
        if reply:
            self._show(reply["id"], "ai", reply["value"]["content"])
            if result.get("uiResponse"):
                self.components.append(result["uiResponse"]["value"])
        if result.get("session"):
            self.session = result["session"]
        return result

    def upload(self, name, content, kind):
        """Uploads a file and gives what a message carries of it."""
        answer = requests.post(
            self.root + "/upload",
            files={"file": (name, content, kind)},
            headers={
                "X-Bot-Token": self.bot_token,
                "Authorization": "Bearer " + self.contact_token,
            },
            timeout=LIMIT,
        )
        url = self._json(answer)["fileUrl"]
        own_id = str(uuid.uuid4())
        return {"id": own_id, "name": name, "size": len(content), "type": kind, "url": url}

    def poll(self):
        """Asks for session and history, and shows the rows that are not shown yet."""
        answer = self._call("GET", "/poll/" + self.session["id"])
        if not answer.ok:
            return
        news = answer.json()
        self.session = news["session"]
        for row in news["history"]:
            kind = row["sender"]["kind"]
            if kind == "system":
                payload = row.get("systemMessagePayload") or {}
                if payload.get("type") not in SHOWN_SYSTEM_ROWS:
                    continue
            if kind == "unknown":
                continue
            self._show(row["publicId"], kind, row["content"].get("text") or "")

    def poll_until(self, condition, seconds=LIMIT):
        """Polls at the configured pace until the condition holds."""
        end = time.monotonic() + seconds
        while not condition():
            if time.monotonic() > end:
                raise AssertionError(f"not within {seconds} s; seen: {self.bubbles}")
            time.sleep(self.poll_seconds)
            self.poll()

    def resolve(self):
        """Closes the session from the page."""
        if self.session["isOpened"]:
            body = {"session_id": self.session["id"]}
            self.session = self._json(self._call("POST", "/session/resolve", body))

    def texts(self, who):
        return [text for sender, text in self.bubbles if sender == who]

    def _show(self, row_id, who, text):
        if row_id not in self.known_ids:
            self.known_ids.add(row_id)
            self.bubbles.append((who, text))

    def _call(self, method, path, body=None, query=None):
        headers = {
            "X-Bot-Token": self.bot_token,
            # On a GET too, as the real engine does.
            "Content-Type": "application/json",
            "Accept": "application/json",
        }
        if self.contact_token:
            headers["Authorization"] = "Bearer " + self.contact_token
        return requests.request(
            method,
            self.root + path,
            data=None if body is None else json.dumps(body),
            params=query,
            headers=headers,
            timeout=LIMIT,
        )

    @staticmethod
    def _json(answer):
        answer.raise_for_status()
        if not answer.content:
            raise RuntimeError("an empty answer")
        return answer.json()
