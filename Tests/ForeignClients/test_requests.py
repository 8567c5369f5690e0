"""Forms login and OAuth by hand, as a client of one's own would do it."""

import unittest

import requests

import sessions
from served import Served

LIMIT = sessions.LIMIT


class Logins(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0").__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()

    def test_a_session_reads_and_writes(self):
        session = sessions.with_form(self.creatio)
        created = session.post(
            self.creatio.odata + "Contact", json={"Name": "Grace Hopper"}, timeout=LIMIT
        )
        self.assertEqual(created.status_code, 201)
        self.assertTrue(created.headers["Location"].startswith(self.creatio.odata + "Contact("))
        read = session.get(created.headers["Location"], timeout=LIMIT).json()
        self.assertEqual(read["Name"], "Grace Hopper")
        self.assertEqual(
            read["@odata.context"], self.creatio.odata + "$metadata#Contact/$entity"
        )

    def test_a_session_without_its_csrf_header_is_refused(self):
        session = sessions.with_form(self.creatio)
        del session.headers["BPMCSRF"]
        answer = session.get(self.creatio.odata + "Contact?$top=1", timeout=LIMIT)
        self.assertEqual(answer.status_code, 403)

    def test_a_wrong_password_is_a_success_with_code_1(self):
        answer = requests.post(
            self.creatio.url + "/ServiceModel/AuthService.svc/Login",
            json={"UserName": self.creatio.user, "UserPassword": "wrong"},
            timeout=LIMIT,
        )
        self.assertEqual((answer.status_code, answer.json()["Code"]), (200, 1))

    def test_nobody_is_sent_to_the_login_page(self):
        answer = requests.get(self.creatio.odata + "Contact", timeout=LIMIT)
        self.assertIn("NuiLogin.aspx?ReturnUrl=%2F0%2Fodata%2FContact", answer.url)
        self.assertIn("text/html", answer.headers["Content-Type"])

    def test_a_token_reads(self):
        session = sessions.with_token(self.creatio)
        answer = session.get(self.creatio.odata + "Contact?$filter=Name eq 'Supervisor'&$select=Name", timeout=LIMIT)
        self.assertEqual(answer.json()["value"], [{"Name": "Supervisor"}])

    def test_a_client_may_show_its_secret_in_a_basic_header(self):
        answer = requests.post(
            self.creatio.tokenURL,
            data={"grant_type": "client_credentials"},
            auth=(self.creatio.clientId, self.creatio.clientSecret),
            timeout=LIMIT,
        )
        self.assertEqual(answer.json()["token_type"], "Bearer")

    def test_a_wrong_secret_is_refused(self):
        answer = requests.post(
            self.creatio.tokenURL,
            data={
                "grant_type": "client_credentials",
                "client_id": self.creatio.clientId,
                "client_secret": "wrong",
            },
            timeout=LIMIT,
        )
        self.assertEqual(
            (answer.status_code, answer.json()), (400, {"error": "invalid_client"})
        )

    def test_the_application_gives_no_tokens_but_the_login_page(self):
        answer = requests.post(self.creatio.url + "/connect/token", timeout=LIMIT)
        self.assertEqual(answer.status_code, 200)
        self.assertIn("text/html", answer.headers["Content-Type"])

    def test_without_a_control_plane_its_path_is_unknown(self):
        answer = requests.get(self.creatio.url + "/handrail/control/", timeout=LIMIT)
        self.assertEqual(answer.status_code, 404)
        self.assertIsNone(self.creatio.controlURL)
