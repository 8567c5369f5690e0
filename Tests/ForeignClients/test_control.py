"""The control plane and several worlds, as a test in any language uses them."""

import unittest

import requests

import sessions
from served import Served

LIMIT = sessions.LIMIT


class Control(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0", "--control").__enter__()
        cls.session = sessions.with_token(cls.creatio)

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()

    def setUp(self):
        self.call("POST", "reset")

    def call(self, method, path, body=None, world=""):
        base = self.creatio.controlURL.replace(self.creatio.url, self.creatio.url + world)
        answer = requests.request(method, base + path, json=body, timeout=LIMIT)
        self.assertEqual(answer.status_code, 200, answer.text)
        return answer.json()

    def names(self):
        answer = self.session.get(self.creatio.odata + "Contact?$select=Name", timeout=LIMIT)
        return [row["Name"] for row in answer.json()["value"]]

    def test_it_describes_itself(self):
        calls = [call["call"] for call in self.call("GET", "")["calls"]]
        self.assertIn("POST /handrail/control/reset", calls)

    def test_seeded_rows_are_there_until_the_reset(self):
        self.call("POST", "rows/Contact", [{"Name": "Ada"}, {"Name": "Grace"}])
        self.assertEqual(self.names(), ["Supervisor", "Ada", "Grace"])
        self.call("POST", "reset")
        self.assertEqual(self.names(), ["Supervisor"])

    def test_a_snapshot_comes_back(self):
        self.call("POST", "rows/Contact", {"Name": "Ada"})
        self.call("PUT", "snapshots/with-ada")
        self.call("POST", "rows/Contact", {"Name": "Grace"})
        self.call("POST", "snapshots/with-ada/restore")
        self.assertEqual(self.names(), ["Supervisor", "Ada"])

    def test_a_dropped_answer_had_its_effect_or_not(self):
        for when, left in [("before", []), ("after", ["Ghost"])]:
            with self.subTest(when=when):
                self.call("POST", "reset")
                self.call(
                    "POST",
                    "faults",
                    {"method": "POST", "set": "Contact", "kind": "drop", "when": when},
                )
                with self.assertRaises(requests.ConnectionError):
                    self.session.post(
                        self.creatio.odata + "Contact", json={"Name": "Ghost"}, timeout=LIMIT
                    )
                self.assertEqual(self.names(), ["Supervisor"] + left)

    def test_a_truncated_answer_is_noticed(self):
        self.call("POST", "faults", {"set": "Contact", "kind": "truncate", "bytes": 10})
        with self.assertRaises(requests.exceptions.ChunkedEncodingError):
            self.session.get(self.creatio.odata + "Contact", timeout=LIMIT)

    def test_the_second_request_is_answered_429(self):
        self.call(
            "POST",
            "faults",
            {"kind": "status", "status": 429, "n": 2, "headers": {"Retry-After": "7"}},
        )
        answers = [
            self.session.get(self.creatio.odata + "Contact?$top=1", timeout=LIMIT)
            for _ in range(3)
        ]
        self.assertEqual([answer.status_code for answer in answers], [200, 429, 200])
        self.assertEqual(answers[1].headers["Retry-After"], "7")

    def test_a_session_ends_when_the_clock_moves_on(self):
        session = sessions.with_form(self.creatio)
        self.call("POST", "clock/advance", {"seconds": 59 * 60})
        url = self.creatio.odata + "Contact?$top=1"
        self.assertEqual(session.get(url, timeout=LIMIT).status_code, 200)
        self.call("POST", "clock/advance", {"seconds": 61 * 60})
        self.assertEqual(session.get(url, timeout=LIMIT).status_code, 401)

    def test_the_journal_hides_secrets(self):
        since = self.call("GET", "journal")["last"]
        sessions.with_form(self.creatio)
        sessions.with_token(self.creatio)
        self.session.get(self.creatio.odata + "Contact?$top=1", timeout=LIMIT)
        text = str(self.call("GET", f"journal?since={since}"))
        self.assertIn("UserPassword", text)
        token = self.session.headers["Authorization"].split()[1]
        for secret in [self.creatio.clientSecret, token]:
            self.assertNotIn(secret, text)

    def test_worlds_are_apart(self):
        self.call("PUT", "worlds/blue")
        self.call("POST", "rows/Contact", {"Name": "Blue"}, world="/w/blue")
        self.assertEqual(self.names(), ["Supervisor"])
        token_url = self.creatio.tokenURL.replace("/connect", "/w/blue/connect")
        blue = sessions.with_token(self.creatio, token_url)
        answer = blue.get(self.creatio.url + "/w/blue/0/odata/Contact", timeout=LIMIT).json()
        self.assertEqual([row["Name"] for row in answer["value"]], ["Supervisor", "Blue"])
        self.assertEqual(
            answer["@odata.context"],
            self.creatio.url + "/w/blue/0/odata/$metadata#Contact",
        )
        elsewhere = blue.get(self.creatio.odata + "Contact", timeout=LIMIT)
        self.assertEqual(elsewhere.status_code, 401, "its token is good in its world alone")
        self.call("DELETE", "worlds/blue")

    def test_an_error_says_what_to_do(self):
        answer = requests.post(self.creatio.controlURL + "faults", json={}, timeout=LIMIT)
        self.assertEqual(
            (answer.status_code, answer.json()), (400, {"error": "the body needs 'kind'"})
        )
