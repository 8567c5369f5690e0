"""The fake Creatio at one end: its rows, and a rep who answers on cases."""

import json
import pathlib
import subprocess
import urllib.parse

from http_json import Site

INSTANCE = pathlib.Path(__file__).parents[2] / "Fixtures/creatio/two-reps"
# The core acts as Supervisor there, so the rep is somebody else: whoever writes in the core's name
# writes nothing that it would take for a reply.
REP = ("Dana", "dana-password")
TASK = "fbe0acdc-cfc0-df11-b00f-001d60e938c6"
PAGE = 500


class Creatio:
    """A process of `handrail serve --only creatio` that outlives every core of a run."""

    def __init__(self, handrail):
        self.process = subprocess.Popen(
            [
                handrail, "serve", "--only", "creatio", "--control", "--json", "--port", "0",
                "--creatio", str(INSTANCE),
            ],  # fmt: skip
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the fake Creatio does not start")
        self.facts = json.loads(line)

    def site(self):
        """A connection with the cookies of the rep's login, for one thread."""
        site = Site(self.facts["url"], {"ForceUseSession": "true"})
        credentials = dict(zip(("UserName", "UserPassword"), REP))
        status, headers, value = site.call(
            "POST", "/ServiceModel/AuthService.svc/Login", credentials
        )
        if status != 200 or value["Code"] != 0:
            raise RuntimeError(f"the rep cannot log in: {status} {value}")
        cookies = [field.split(";")[0] for field in headers.get_all("Set-Cookie")]
        site.headers["Cookie"] = "; ".join(cookies)
        site.headers["BPMCSRF"] = dict(one.split("=", 1) for one in cookies)["BPMCSRF"]
        return site

    def announce_replies_to(self, webhook):
        """A business process that tells the core of every activity, and does not give up soon."""
        Site(self.facts["controlURL"]).ask(
            "POST",
            "/processes",
            {
                "name": "Agent replies of the durability run",
                "object": "Activity",
                "event": "added",
                "filter": f"Case ne null and Type/Id eq {TASK}",
                "url": webhook,
                "body": '{"event_type":"new_activity","caseId":"[#Case.Id#]",'
                '"activityId":"[#Id#]"}',
                "retries": 60,
                "timeoutSeconds": 0.5,
            },
        )

    def stop(self):
        self.process.terminate()
        self.process.wait()


def rows(site, entity, **options):
    """All rows of a query, page after page."""
    found = []
    while True:
        query = {"$" + name: value for name, value in options.items()}
        query |= {"$top": PAGE, "$skip": len(found)}
        encoded = urllib.parse.urlencode(query, quote_via=urllib.parse.quote)
        page = site.ask("GET", f"/0/odata/{entity}?{encoded}")["value"]
        found += page
        if len(page) < PAGE:
            return found


def reply(site, case, text):
    """What a rep writes on a case; the id of the activity."""
    body = {"Title": "Answer", "CaseId": case, "TypeId": TASK, "DetailedResult": text}
    return site.ask("POST", "/0/odata/Activity", body)["Id"]
