"""sl-creatio-connector from PyPI, unmodified: a Creatio client with forms login, on both runtimes."""

import contextlib
import io
import unittest

from sl_creatio_connector.constants import ODATA_version
from sl_creatio_connector.creatio import Creatio

from served import Served

MOBILE_PHONE = "d4a2dc80-30ca-df11-9b2a-001d60e938c6"


class OnFramework(unittest.TestCase):
    profile = "framework-postgresql"
    version = ODATA_version.v4

    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0", "--profile", cls.profile).__enter__()
        cls.client = Creatio(
            cls.creatio.url, cls.creatio.user, cls.creatio.password, cls.version
        )

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()

    def test_it_creates_reads_and_deletes(self):
        made = self.client.create_object("Contact", {"Name": "Ada Lovelace"})
        found = self.client.get_contact_by_id(made["Id"])
        self.assertEqual((found["Name"], found["GivenName"]), ("Ada Lovelace", "Ada"))
        self.assertEqual(self.client.delete_object("Contact", made["Id"]).status_code, 204)
        rows = self.client.get_object_collection("Contact", [f"filter=Id eq {made['Id']}"])
        self.assertEqual(rows, [])

    def test_it_finds_a_contact_by_a_number(self):
        contact = self.client.create_object("Contact", {"Name": "By number"})["Id"]
        values = {"ContactId": contact, "CommunicationTypeId": MOBILE_PHONE, "Number": "1042"}
        self.client.create_object("ContactCommunication", values)
        self.assertEqual(self.client.get_creatio_contact_id(MOBILE_PHONE, "1042"), contact)

    def test_it_is_told_what_is_wrong(self):
        with contextlib.redirect_stdout(io.StringIO()):
            answer = self.client.create_object("Contact", {"Nope": "x"})
        text = answer["error"]["innererror"]["message"]
        self.assertIn("The property 'Nope' does not exist on type", text)

    def test_a_wrong_password_is_an_exception_with_the_reason(self):
        with self.assertRaises(Exception) as caught:
            Creatio(self.creatio.url, self.creatio.user, "wrong", self.version)
        self.assertIn("password", str(caught.exception))


class OnNET(OnFramework):
    profile = "net-postgresql"
    version = ODATA_version.v4core
