"""The round trip: a widget engine at one end, a rep with `requests` at the other."""

import json
import os
import stat
import tempfile
import time
import unittest

import requests

import sessions
from served import BothEnds
from widget_engine import Engine, ROOT

LIMIT = 30
TASK = "fbe0acdc-cfc0-df11-b00f-001d60e938c6"
CALL = "e1831dec-cfc0-df11-b00f-001d60e938c6"
RESOLVED = "ae7f411e-f46b-1410-009b-0050ba5d6c38"
KEYS = [
    "widgetURL",
    "widgetToken",
    "organisationKey",
    "webhookURL",
    "sessionURL",
    "creatio",
]
CREATIO_KEYS = ["url", "user", "password", "clientId", "clientSecret", "tokenURL", "controlURL"]
WANTS_HUMAN = "I want to talk to a human"


def eventually(look, seconds=LIMIT):
    """The first value of `look` that is true."""
    end = time.monotonic() + seconds
    while True:
        value = look()
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s")
        time.sleep(0.05)


class Rep:
    """Works on cases in Creatio, through OData alone."""

    def __init__(self, crm, session):
        self.odata = crm.odata
        self.session = session

    def rows(self, query):
        answer = self.session.get(self.odata + query, timeout=LIMIT)
        answer.raise_for_status()
        return answer.json()["value"]

    def case_about(self, words):
        """The id of the case that has an activity with these words."""
        activities = eventually(
            lambda: self.rows(f"Activity?$filter=contains(Notes,'{words}')&$select=CaseId")
        )
        return activities[0]["CaseId"]

    def activities(self, case):
        return self.rows(f"Activity?$filter=Case/Id eq {case}&$orderby=CreatedOn")

    def add_activity(self, case, **columns):
        body = {"Title": "Answer", "CaseId": case, **columns}
        answer = self.session.post(self.odata + "Activity", json=body, timeout=LIMIT)
        answer.raise_for_status()
        return answer.json()["Id"]

    def set_status(self, case, status):
        answer = self.session.patch(
            f"{self.odata}Case({case})", json={"StatusId": status}, timeout=LIMIT
        )
        answer.raise_for_status()

    def status(self, case):
        return self.rows(f"Case?$filter=Id eq {case}&$expand=Status($select=Name)")[0]["Status"][
            "Name"
        ]


class RoundTrip(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.ends = BothEnds("--poll-seconds", "0.1").__enter__()
        cls.rep = Rep(cls.ends.crm, sessions.with_form(cls.ends.crm))

    @classmethod
    def tearDownClass(cls):
        cls.ends.stop()

    def visitor(self, **options):
        return Engine(self.ends.widgetURL, self.ends.widgetToken, **options)

    def operator(self, session, kind="application/json", **auth):
        auth = auth or {"headers": {"Authorization": "Bearer " + self.ends.organisationKey}}
        headers = {"Accept": kind, **auth.pop("headers", {})}
        return requests.get(
            self.ends.sessionURL + session, headers=headers, timeout=LIMIT, **auth
        )

    def test_an_anonymous_visitor_gets_the_answer_of_a_rep(self):
        visitor = self.visitor()
        visitor.send("My parcel 7001 is late")
        self.assertEqual([who for who, _ in visitor.bubbles], ["user", "ai"])
        result = visitor.send(WANTS_HUMAN)
        self.assertTrue(result["session"]["isHandedOff"])
        self.assertNotEqual(result["session"]["assignee"]["kind"], "ai")
        case = self.rep.case_about("parcel 7001")
        eventually(lambda: any(WANTS_HUMAN in row["Notes"] for row in self.rep.activities(case)))

        self.rep.add_activity(case, TypeId=TASK, DetailedResult="Hello, it ships today.")
        self.rep.add_activity(case, TypeId=CALL, DetailedResult="for colleagues only")
        self.rep.add_activity(case, TypeId=TASK, Notes="And it is free.")
        visitor.poll_until(lambda: len(visitor.texts("agent")) == 2)
        self.assertEqual(
            visitor.texts("agent"), ["Hello, it ships today.", "And it is free."]
        )

        result = visitor.send("Thank you 7001")
        self.assertEqual(result["code"], "session_assigned_to_human_agent")
        eventually(
            lambda: any("Thank you 7001" in row["Notes"] for row in self.rep.activities(case))
        )
        first = self.rep.activities(case)[0]
        self.assertIn(self.ends.sessionURL + visitor.session["id"], first["Notes"])

        self.rep.set_status(case, RESOLVED)
        visitor.poll_until(lambda: not visitor.session["isOpened"])
        before = visitor.bubbles[:]
        visitor.poll()
        self.assertEqual(visitor.bubbles, before)
        self.assertNotIn("for colleagues only", " ".join(text for _, text in before))

    def test_a_rep_may_act_through_the_announced_application(self):
        visitor = self.visitor()
        visitor.send("Order 7002, " + WANTS_HUMAN)
        rep = Rep(self.ends.crm, sessions.with_token(self.ends.crm))
        rep.add_activity(rep.case_about("Order 7002"), TypeId=TASK, DetailedResult="Here I am.")
        visitor.poll_until(lambda: visitor.texts("agent") == ["Here I am."])

    def test_a_verified_visitor_is_matched_by_email(self):
        answer = requests.post(
            self.ends.widgetURL + "/widget/authenticate-user",
            headers={"Authorization": "Bearer " + self.ends.organisationKey},
            json={"email": "ada7003@example.com", "name": "Ada"},
            timeout=LIMIT,
        )
        self.assertIn(answer.status_code, (200, 201))
        visitor = self.visitor(user_token=answer.json()["token"])
        visitor.send("Invoice 7003 is wrong")
        visitor.send(WANTS_HUMAN)
        case = self.rep.case_about("Invoice 7003")
        contact = self.rep.rows(f"Case?$filter=Id eq {case}&$expand=Contact($select=Email)")
        self.assertEqual(contact[0]["Contact"]["Email"], "ada7003@example.com")
        self.rep.add_activity(case, TypeId=TASK, DetailedResult="Corrected.")
        visitor.poll_until(lambda: visitor.texts("agent") == ["Corrected."])

        elsewhere = self.visitor(user_token=answer.json()["token"])
        self.assertEqual([item["id"] for item in elsewhere.sessions()], [visitor.session["id"]])
        elsewhere.open(visitor.session["id"])
        self.assertEqual(elsewhere.bubbles, visitor.bubbles)

    def test_a_visitor_who_closes_resolves_the_case(self):
        visitor = self.visitor()
        visitor.send("Question 7004")
        visitor.send(WANTS_HUMAN)
        case = self.rep.case_about("Question 7004")
        visitor.resolve()
        self.assertFalse(visitor.session["isOpened"])
        eventually(lambda: self.rep.status(case) == "Resolved")

    def test_a_file_is_named_on_the_case_and_can_be_fetched(self):
        visitor = self.visitor()
        file = visitor.upload("bill 7005.pdf", b"%PDF-1.4 bill", "application/pdf")
        visitor.send("See the bill 7005", attachments=[file])
        self.assertEqual(requests.get(file["url"], timeout=LIMIT).content, b"%PDF-1.4 bill")
        case = self.rep.case_about("bill 7005.pdf")
        self.assertTrue(any(file["url"] in row["Notes"] for row in self.rep.activities(case)))

    def test_other_visitors_see_nothing_of_it(self):
        visitor, other = self.visitor(), self.visitor()
        visitor.send("Private 7006")
        self.assertEqual(other.sessions(), [])
        answer = requests.get(
            f"{self.ends.widgetURL}{ROOT}/poll/{visitor.session['id']}",
            headers={
                "X-Bot-Token": self.ends.widgetToken,
                "Authorization": "Bearer " + other.contact_token,
            },
            timeout=LIMIT,
        )
        self.assertEqual(answer.status_code, 404)

    def test_the_session_address_opens_the_view_for_operators_alone(self):
        visitor = self.visitor()
        visitor.send("Look at 7007")
        session = visitor.session["id"]
        self.assertEqual(self.operator(session, headers={}).status_code, 401)
        self.assertIn("Look at 7007", self.operator(session).text)
        page = self.operator(session, "text/html", auth=("me", self.ends.organisationKey))
        self.assertEqual(page.status_code, 200)
        self.assertTrue(page.headers["Content-Type"].startswith("text/html"))
        self.assertIn("Look at 7007", page.text)

    def test_a_page_of_another_origin_may_call_everything(self):
        headers = {
            "Origin": "https://shop.example",
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "authorization,content-type,x-bot-token",
        }
        for path in ["/config", "/sessions", "/chat/send", "/upload", "/poll/x"]:
            with self.subTest(path=path):
                url = self.ends.widgetURL + ROOT + path
                preflight = requests.options(url, headers=headers, timeout=LIMIT)
                self.assertIn(preflight.status_code, (200, 204))
                allowed = preflight.headers["Access-Control-Allow-Headers"].lower()
                for name in ["authorization", "content-type", "x-bot-token"]:
                    self.assertIn(name, allowed)
                refused = requests.get(url, headers={"Origin": headers["Origin"]}, timeout=LIMIT)
                self.assertEqual(refused.headers["Access-Control-Allow-Origin"], "*")

    def test_the_webhook_takes_what_an_administrator_tries_by_hand(self):
        answer = requests.post(
            self.ends.webhookURL,
            json={"event_type": "new_activity", "caseId": "00000000-0000-0000-0000-000000000001"},
            timeout=LIMIT,
        )
        self.assertEqual(answer.status_code, 200)
        wrong = requests.post(self.ends.webhookURL + "x", json={}, timeout=LIMIT)
        self.assertEqual(wrong.status_code, 404)


class Starting(unittest.TestCase):
    def test_one_line_says_all_that_clients_need(self):
        with BothEnds("--poll-seconds", "0.25") as ends:
            print(f"ready after {ends.start_seconds * 1000:.0f} ms")
            self.assertEqual(list(json.loads(ends.line)), KEYS)
            self.assertEqual(list(ends.creatio), CREATIO_KEYS)
            self.assertFalse(ends.widgetURL.endswith("/"))
            config = Engine(ends.widgetURL, ends.widgetToken).config
            self.assertEqual(config["sessionPollingIntervalSeconds"], 0.25)
            self.assertEqual(config["sessionsPollingIntervalSeconds"], 1.5)
            status = requests.get(
                ends.widgetURL + "/backend/creatio/settings",
                headers={"Authorization": "Bearer " + ends.organisationKey},
                timeout=LIMIT,
            )
            self.assertEqual(status.json()["status"], "Active")
            self.assertEqual(status.json()["webhookUrl"], ends.webhookURL)
            self.assertEqual(ends.stop(), (0, ""))

    def test_a_store_goes_on_where_it_was(self):
        with tempfile.TemporaryDirectory() as parent:
            folder = os.path.join(parent, "store")
            options = ["--store", folder, "--poll-seconds", "0.1"]
            with BothEnds(*options) as ends:
                visitor = Engine(ends.widgetURL, ends.widgetToken)
                visitor.send("Kept 8001")
                visitor.send(WANTS_HUMAN)
                rep = Rep(ends.crm, sessions.with_form(ends.crm))
                case = rep.case_about("Kept 8001")
                before = ends.facts
                self.assertEqual(ends.stop()[0], 0)
            secrets = os.stat(os.path.join(folder, "secrets.json"))
            self.assertEqual(stat.S_IMODE(secrets.st_mode), 0o600)
            for name in os.listdir(folder):
                mode = stat.S_IMODE(os.stat(os.path.join(folder, name)).st_mode)
                self.assertEqual(mode & 0o077, 0, name)

            with BothEnds(*options) as ends:
                for key in ["widgetToken", "organisationKey"]:
                    self.assertEqual(ends.facts[key], before[key])
                for key in ["clientId", "clientSecret"]:
                    self.assertEqual(ends.creatio[key], before["creatio"][key])
                self.assertNotEqual(ends.widgetURL, before["widgetURL"])
                visitor.root = ends.widgetURL + ROOT
                rep = Rep(ends.crm, sessions.with_form(ends.crm))
                rep.add_activity(case, TypeId=TASK, DetailedResult="Still here.")
                visitor.poll_until(lambda: visitor.texts("agent") == ["Still here."])
                visitor.send("Thanks 8001")
                eventually(
                    lambda: any("Thanks 8001" in row["Notes"] for row in rep.activities(case))
                )
                # A conversation of its own says where the core is now.
                other = Engine(ends.widgetURL, ends.widgetToken)
                other.send("New 8002")
                first = rep.activities(rep.case_about("New 8002"))[0]
                self.assertIn(ends.sessionURL + other.session["id"], first["Notes"])
                rep.set_status(case, RESOLVED)
                visitor.poll_until(lambda: not visitor.session["isOpened"])


if __name__ == "__main__":
    unittest.main()
