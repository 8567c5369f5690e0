"""The command itself: what it prints, how it ends, what it refuses."""

import contextlib
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import tempfile
import unittest

import requests

import sessions
from served import HANDRAIL, Served

KEYS = ["url", "user", "password", "clientId", "clientSecret", "tokenURL", "controlURL"]


def refused(*options):
    return subprocess.run(
        [HANDRAIL, "serve", "--only", "creatio", *options],
        capture_output=True,
        text=True,
        timeout=30,
    )


class Serve(unittest.TestCase):
    def test_it_prints_one_line_and_ends_cleanly(self):
        for number in [signal.SIGINT, signal.SIGTERM]:
            with self.subTest(signal=number):
                creatio = Served("--port", "0").__enter__()
                self.assertEqual(list(json.loads(creatio.line)), KEYS)
                self.assertRegex(creatio.clientId, "^[0-9A-F]{32}$")
                self.assertRegex(creatio.clientSecret, "^[0-9A-F]{64}$")
                self.assertEqual(creatio.stop(number), (0, ""))

    def test_it_answers_as_soon_as_it_has_printed(self):
        with Served("--port", "0") as creatio:
            print(f"ready after {creatio.start_seconds * 1000:.0f} ms")
            self.assertEqual(requests.get(creatio.url, timeout=30).status_code, 200)

    def test_rows_in_a_store_outlive_the_process(self):
        with tempfile.TemporaryDirectory() as folder:
            store = ["--port", "0", "--store", os.path.join(folder, "creatio.sqlite")]
            numbers = []
            for _ in range(2):
                with Served(*store) as creatio:
                    answer = sessions.with_token(creatio).post(
                        creatio.odata + "Case", json={"Subject": "Kept"}, timeout=30
                    )
                    numbers.append(answer.json()["Number"])
                    rows = sessions.with_token(creatio).get(
                        creatio.odata + "Case?$filter=Subject eq 'Kept'", timeout=30
                    )
            self.assertEqual(len(rows.json()["value"]), 2)
            self.assertEqual(len(set(numbers)), 2, "the sequence went on")

    def test_what_is_no_store_of_its_own_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "other.sqlite")
            with contextlib.closing(sqlite3.connect(path)) as other:
                other.execute("CREATE TABLE notes (text)")
                other.commit()
            before = pathlib.Path(path).read_bytes()
            answer = refused("--port", "0", "--store", path)
            self.assertEqual((answer.returncode, answer.stdout), (2, ""))
            self.assertIn("it is a database of another application", answer.stderr)
            self.assertEqual(pathlib.Path(path).read_bytes(), before)

    def test_a_store_is_open_in_one_process_and_undamaged(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "creatio.sqlite")
            with Served("--port", "0", "--store", path):
                answer = refused("--port", "0", "--store", path)
                self.assertEqual((answer.returncode, answer.stdout), (2, ""))
                self.assertIn("another process has it open", answer.stderr)
            bytes_of_it = bytearray(pathlib.Path(path).read_bytes())
            middle = len(bytes_of_it) // 2 // 4096 * 4096
            bytes_of_it[middle : middle + 4096] = b"\xff" * 4096
            pathlib.Path(path).write_bytes(bytes_of_it)
            answer = refused("--port", "0", "--store", path)
            self.assertEqual((answer.returncode, answer.stdout), (2, ""))
            self.assertIn("it is damaged", answer.stderr)

    def test_a_client_of_ones_own_is_taken_from_the_environment(self):
        own = {"HANDRAIL_CLIENT_ID": "A" * 32, "HANDRAIL_CLIENT_SECRET": "B" * 64}
        with Served("--port", "0", environment=own) as creatio:
            self.assertEqual((creatio.clientId, creatio.clientSecret), ("A" * 32, "B" * 64))
            sessions.with_token(creatio)

    def test_a_taken_port_is_named(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = taken.getsockname()[1]
            result = refused("--port", str(port))
        self.assertEqual(result.returncode, 2)
        self.assertEqual(result.stdout, "")
        self.assertIn(f"port {port} is taken", result.stderr)

    def test_what_cannot_be_served_is_named(self):
        for options, words in [
            (["--store", "/nowhere/creatio.sqlite"], "'/nowhere/creatio.sqlite'"),
            (["--profile", "nonsense"], "no profile 'nonsense'"),
            (["--profile", "runtime=cobol"], "'cobol'"),
        ]:
            with self.subTest(options=options):
                result = refused("--port", "0", *options)
                self.assertEqual((result.returncode, result.stdout), (2, ""))
                self.assertIn(words, result.stderr)

    def test_a_folder_says_what_the_instance_is(self):
        folder = os.path.join(os.path.dirname(__file__), "../../Fixtures/creatio/two-reps")
        with Served("--port", "0", "--creatio", folder) as creatio:
            rows = sessions.with_token(creatio).get(
                creatio.url + "/odata/Case?$expand=Owner($select=Name)", timeout=30
            )
            case = rows.json()["value"][0]
            self.assertEqual((case["UsrOrderNumber"], case["Owner"]["Name"]), ("1042", "Dana Rep"))

    def test_a_mistake_in_a_folder_is_told_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "instance.yaml"), "w") as file:
                file.write("creatio: X\nprofil: net\n")
            result = refused("--port", "0", "--creatio", folder)
        self.assertEqual((result.returncode, result.stdout), (2, ""))
        self.assertIn("instance.yaml:2:1: unknown key 'profil'", result.stderr)
