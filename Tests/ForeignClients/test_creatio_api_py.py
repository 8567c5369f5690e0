"""creatio-api-py from PyPI, unmodified: a Creatio client with forms login."""

import contextlib
import io
import os
import pathlib
import tempfile
import unittest

import requests
from cryptography.fernet import Fernet

from served import Served


class CreatioApiPy(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        # The client asks on the terminal for a key where it finds none.
        os.environ["SESSIONS_ENCRYPTION_KEY"] = Fernet.generate_key().decode()
        from creatio_api_py import CreatioODataAPI

        cls.creatio = Served("--port", "0").__enter__()
        cls.folder = tempfile.TemporaryDirectory()
        cookies = pathlib.Path(cls.folder.name) / "cookies"
        cls.api = CreatioODataAPI(base_url=cls.creatio.url, cookies_file=cookies)
        cls.api.authenticate(cls.creatio.user, cls.creatio.password)

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()
        cls.folder.cleanup()

    def test_it_has_the_cookies_of_a_session(self):
        self.assertLessEqual(
            {"BPMLOADER", ".ASPXAUTH", "BPMCSRF", "UserName"}, set(self.api.session_cookies)
        )

    def test_it_works_with_a_case(self):
        answer = self.api.add_collection_data("Case", {"Subject": "Printer on fire"})
        self.assertEqual(answer.status_code, 201)
        case = answer.json()["Id"]
        # It sends this as a form.
        change = {"Subject": "Printer was on fire"}
        self.assertEqual(self.api.modify_collection_data("Case", case, change).status_code, 204)
        found = self.api.get_collection_data(
            "Case", record_id=case, select=["Subject"], expand="Status($select=Name)"
        ).json()
        self.assertEqual(found["Subject"], "Printer was on fire")
        self.assertEqual(found["Status"]["Name"], "New")
        raw = self.api.get_collection_data("Case", record_id=case, value="Subject")
        self.assertEqual(raw.text, "Printer was on fire")
        counted = self.api.get_collection_data("Case", only_count=True)
        self.assertGreaterEqual(int(counted.text), 1)

    def test_it_pages_and_filters(self):
        for number in range(3):
            self.api.add_collection_data("Contact", {"Name": f"Page {number}"})
        answer = self.api.get_collection_data(
            "Contact",
            filter="startswith(Name,'Page')",
            order_by="Name desc",
            top=1,
            skip=1,
            count=True,
        ).json()
        self.assertEqual(answer["@odata.count"], 3)
        self.assertEqual([row["Name"] for row in answer["value"]], ["Page 1"])

    def test_it_uploads_a_file_and_gets_it_back(self):
        case = self.api.add_collection_data("Case", {"Subject": "With a file"}).json()["Id"]
        folder = pathlib.Path(self.folder.name)
        sent = os.urandom(100_000)
        (folder / "sent.bin").write_bytes(sent)
        answer = self.api.upload_file("CaseFile", case, folder / "sent.bin")
        self.assertTrue(answer.json()["success"])
        files = self.api.get_collection_data(
            "CaseFile", filter=f"Case/Id eq {case}", select=["Id", "Size"]
        ).json()["value"]
        self.assertEqual([row["Size"] for row in files], [len(sent)])
        received = folder / "received"
        received.mkdir()
        self.api.download_file("CaseFile", files[0]["Id"], received)
        self.assertEqual((received / "sent.bin").read_bytes(), sent)

    def test_it_deletes(self):
        contact = self.api.add_collection_data("Contact", {"Name": "Nobody"}).json()["Id"]
        self.assertEqual(self.api.delete_collection_data("Contact", contact).status_code, 204)
        with self.assertRaises(requests.HTTPError) as caught:
            self.api.get_collection_data("Contact", record_id=contact)
        self.assertEqual(caught.exception.response.status_code, 404)

    def test_a_stored_session_is_used_again(self):
        from creatio_api_py import CreatioODataAPI

        again = CreatioODataAPI(
            base_url=self.creatio.url, cookies_file=self.api.cookies_file
        )
        answer = again.authenticate(self.creatio.user, self.creatio.password)
        self.assertIsNone(answer.status_code, "it logged in anew")

    def test_a_wrong_password_gives_no_session(self):
        from creatio_api_py import CreatioODataAPI

        cookies = pathlib.Path(self.folder.name) / "others"
        stranger = CreatioODataAPI(base_url=self.creatio.url, cookies_file=cookies)
        with contextlib.suppress(ValueError), contextlib.redirect_stdout(io.StringIO()):
            stranger.authenticate(self.creatio.user, "wrong")
        with self.assertRaises(requests.HTTPError) as caught:
            stranger.get_collection_data("Contact")
        self.assertEqual(caught.exception.response.status_code, 401)
