"""The load: visitors who write until they are heard, and a rep who answers them."""

import threading
import time
import uuid

import creatio
from http_json import Site, Unanswered

ROOT = "/backend/widget/v2"
PATIENCE = 60


class Visitor(threading.Thread):
    """One visitor with one session. A message is repeated, under its id, until it is acknowledged."""

    def __init__(self, core, name, stopping):
        super().__init__(name=name, daemon=True)
        self.site = Site(core.url, {"X-Bot-Token": core.widget_token})
        self.stopping = stopping
        self.session = None
        self.acknowledged = []
        self.failure = None

    def run(self):
        try:
            token = self.until_answered("POST", ROOT + "/contact/create-unverified", {})["token"]
            self.site.headers["Authorization"] = "Bearer " + token
            custom = {"customData": {"external_id": str(uuid.uuid4())}}
            self.session = self.until_answered("POST", ROOT + "/create-session", custom)["id"]
            self.say("I want to talk to a human")
            while not self.stopping.is_set():
                self.say(f"{self.name} says {len(self.acknowledged)}")
                time.sleep(0.01)
        except Exception as error:  # What went wrong in a thread is told by the run.
            self.failure = f"{self.name}: {error!r}"
        finally:
            self.site.close()

    def say(self, text):
        message = {
            "uuid": str(uuid.uuid4()),
            "bot_token": self.site.headers["X-Bot-Token"],
            "session_id": self.session,
            "content": text,
            "custom_data": {},
        }
        answer = self.until_answered("POST", ROOT + "/chat/send", message)
        if not answer["success"]:
            raise RuntimeError(f"'{text}' was refused: {answer}")
        self.acknowledged.append(text)

    def replies(self):
        """What a rep said, as the visitor's page would show it."""
        history = self.until_answered("GET", f"{ROOT}/poll/{self.session}")["history"]
        return [
            row["content"]["text"] for row in history if row["sender"]["kind"] == "agent"
        ]

    def until_answered(self, method, path, body=None):
        end = time.monotonic() + PATIENCE
        while True:
            try:
                status, _, value = self.site.call(method, path, body)
                if 200 <= status < 300:
                    return value
                if status < 500:
                    raise RuntimeError(f"{method} {path} was answered {status}: {value}")
            except Unanswered:
                pass
            if time.monotonic() > end:
                raise RuntimeError(f"{method} {path} was not answered within {PATIENCE} s")
            time.sleep(0.02)


class Rep(threading.Thread):
    """Answers on the cases of the visitors, one after the other."""

    def __init__(self, instance, visitors, dice, stopping):
        super().__init__(name="rep", daemon=True)
        self.site = instance.site()
        self.visitors = visitors
        self.dice = dice
        self.stopping = stopping
        self.said = {visitor.name: [] for visitor in visitors}
        self.failure = None

    def run(self):
        try:
            while not self.stopping.is_set():
                visitor = self.dice.choice(self.visitors)
                case = self.case_of(visitor)
                if case:
                    said = self.said[visitor.name]
                    text = f"rep to {visitor.name}: {len(said)}"
                    creatio.reply(self.site, case, text)
                    said.append(text)
                time.sleep(self.dice.uniform(0.02, 0.1))
        except Exception as error:  # As above.
            self.failure = f"rep: {error!r}"

    def case_of(self, visitor):
        if visitor.session is None:
            return None
        found = creatio.rows(
            self.site,
            "Activity",
            filter=f"contains(Notes,'{visitor.session}')",
            select="CaseId",
        )
        return found[0]["CaseId"] if found else None
