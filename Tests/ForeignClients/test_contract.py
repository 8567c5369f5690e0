"""The contract's exports, judged by the tools that others wrote for their formats."""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest
import urllib.parse

import openapi_spec_validator
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

import sessions
from provider_states import ProviderStates
from served import HANDRAIL, Served

LIMIT = 300


def exported(form):
    return json.loads(subprocess.check_output([HANDRAIL, "contract", "--format", form]))


class PactFile(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.creatio = Served("--port", "0", "--control").__enter__()
        cls.token = sessions.with_token(cls.creatio).headers["Authorization"]

    @classmethod
    def tearDownClass(cls):
        cls.creatio.stop()

    def verify(self, pact):
        """The verifier's exit code and what it printed."""
        with tempfile.TemporaryDirectory() as folder, ProviderStates(self.creatio) as states:
            file = pathlib.Path(folder, "pact.json")
            file.write_text(json.dumps(pact))
            call = [
                pathlib.Path(sys.executable).parent / "pact", "verifier", "--no-colour",
                "--file", file, "--provider-name", "Creatio",
                "--hostname", "127.0.0.1",
                "--port", str(urllib.parse.urlparse(self.creatio.url).port),
                "--header", f"Authorization={self.token}",
                "--state-change-url", states,
            ]
            result = subprocess.run(
                call, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT
            )
            return result.returncode, result.stdout.decode()

    def test_it_verifies_against_the_fake(self):
        pact = exported("pact")
        code, text = self.verify(pact)
        self.assertEqual(code, 0, text)
        self.assertGreater(len(pact["interactions"]), 15)

    def test_it_does_not_verify_where_the_core_asks_for_another_column(self):
        pact = exported("pact")
        reads = [one for one in pact["interactions"] if one["request"].get("query")]
        reads[0]["request"]["query"]["$select"] = ["Id,UsrNobody"]
        pact["interactions"] = reads[:1]
        code, text = self.verify(pact)
        self.assertEqual(code, 1, text)

    def test_it_does_not_verify_where_the_answer_has_another_form(self):
        pact = exported("pact")
        queries = [
            one
            for one in pact["interactions"]
            if one["response"].get("body", {}).get("content", {}).get("value")
        ]
        queries[0]["response"]["body"]["content"]["value"][0]["Id"] = 7
        pact["interactions"] = queries[:1]
        code, text = self.verify(pact)
        self.assertEqual(code, 1, text)


class OpenAPIDocument(unittest.TestCase):
    def test_it_is_valid(self):
        document = exported("openapi")
        openapi_spec_validator.validate(document)
        self.assertEqual(document["openapi"], "3.1.0")

    def test_it_is_not_valid_where_a_route_has_no_answer(self):
        document = exported("openapi")
        send = document["paths"]["/backend/widget/v2/chat/send"]["post"]
        del send["responses"]["201"]["description"]
        with self.assertRaises(OpenAPIValidationError):
            openapi_spec_validator.validate(document)
