"""The core as a service of its own, between foreign widgets and a served Creatio."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import threading
import time
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import requests
from prometheus_client.parser import text_string_to_metric_families

import sessions
from served import HANDRAIL, Facts, Served
from served_core import Core, configuration
from test_both_ends import LIMIT, RESOLVED, TASK, WANTS_HUMAN, Rep, eventually
from widget_engine import Engine


TWO_REPS = os.path.join(os.path.dirname(__file__), "../../Fixtures/creatio/two-reps")


def refused(*options, **environment):
    return subprocess.run(
        [HANDRAIL, "core", *options],
        capture_output=True,
        text=True,
        timeout=LIMIT,
        env={**os.environ, **environment},
    )


def outbox(*options):
    return refused("outbox", *options)


class SlowCreatio(ThreadingHTTPServer):
    """Answers every call late, and remembers when it did."""

    def __init__(self, seconds, status=200):
        self.answered = 0

        class Handler(BaseHTTPRequestHandler):
            def do_POST(handler):
                length = int(handler.headers.get("Content-Length") or 0)
                handler.rfile.read(length)
                time.sleep(seconds)
                body = json.dumps({"access_token": "t", "expires_in": 3600}).encode()
                handler.send_response(status)
                handler.send_header("Content-Type", "application/json")
                handler.send_header("Content-Length", str(len(body)))
                handler.end_headers()
                with contextlib.suppress(ConnectionError):
                    handler.wfile.write(body)
                self.answered += 1

            def log_message(self, *_):
                pass

        super().__init__(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server_address[1]}"
        threading.Thread(target=self.serve_forever, daemon=True).start()


def connect(core, creatio, organisation="main"):
    """Test & Save, as an administrator does it; the process that announces is the test's."""
    client = core.client(organisation)
    answer = requests.post(
        client.widgetURL + "/backend/creatio/settings",
        headers={"Authorization": "Bearer " + client.organisationKey},
        json={
            "instanceUrl": creatio.url,
            "tokenUrl": creatio.tokenURL,
            "clientId": creatio.clientId,
            "clientSecret": creatio.clientSecret,
            "resolvedStatusId": RESOLVED,
        },
        timeout=LIMIT,
    )
    answer.raise_for_status()
    return client


class OneOrganisation(unittest.TestCase):
    def test_a_conversation_becomes_a_case_of_a_creatio_of_its_own(self):
        # The core acts as Supervisor here, so the rep is somebody else.
        instance = ["--port", "0", "--creatio", TWO_REPS]
        with Served(*instance) as creatio, tempfile.TemporaryDirectory() as folder:
            with Core(
                "--store",
                folder,
                "--creatio-url",
                creatio.url,
                "--creatio-client-id",
                creatio.clientId,
                "--creatio-token-url",
                creatio.tokenURL,
                environment={"HANDRAIL_CREATIO_CLIENT_SECRET": creatio.clientSecret},
            ) as core:
                print(f"ready after {core.start_seconds * 1000:.0f} ms")
                client = core.client()
                settings = client.widgetURL + "/backend/creatio/settings"
                key = {"Authorization": "Bearer " + client.organisationKey}
                eventually(
                    lambda: requests.get(settings, headers=key, timeout=LIMIT).json()["status"]
                    == "Active"
                )
                visitor = Engine(client.widgetURL, client.widgetToken)
                visitor.send("Parcel 9001")
                dana = Facts({**creatio.facts, "user": "Dana", "password": "dana-password"})
                rep = Rep(creatio, sessions.with_form(dana))
                case = rep.case_about("Parcel 9001")
                reply = rep.add_activity(case, TypeId=TASK, DetailedResult="On its way.")
                requests.post(
                    client.webhookURL,
                    json={"event_type": "new_activity", "caseId": case, "activityId": reply},
                    timeout=LIMIT,
                ).raise_for_status()
                visitor.poll_seconds = 0.1
                visitor.poll_until(lambda: visitor.texts("agent") == ["On its way."])
                self.assertEqual(core.stop(), (0, ""))

    def test_secrets_come_from_the_environment_or_are_kept(self):
        own = {
            "HANDRAIL_WIDGET_TOKEN": "own-widget",
            "HANDRAIL_ORGANISATION_KEY": "own-key",
            "HANDRAIL_WEBHOOK_TOKEN": "own-webhook",
        }
        with tempfile.TemporaryDirectory() as folder:
            with Core("--store", folder, environment=own) as core:
                client = core.client()
                self.assertEqual(client.widgetToken, "own-widget")
                self.assertEqual(client.organisationKey, "own-key")
                self.assertTrue(client.webhookURL.endswith("/webhook/own-webhook"))
            kept = []
            for _ in range(2):
                with Core("--store", folder) as core:
                    kept.append(core.client().organisationKey)
            self.assertEqual(kept[0], kept[1])
            self.assertNotEqual(kept[0], "own-key")
            for path in pathlib.Path(folder).rglob("*"):
                if path.is_file():
                    self.assertEqual(path.stat().st_mode & 0o077, 0, path)

    def test_two_processes_do_not_share_a_store(self):
        with tempfile.TemporaryDirectory() as folder, Core("--store", folder):
            answer = refused("--store", folder, "--port", "0", "--operator-port", "0")
            self.assertEqual((answer.returncode, answer.stdout), (2, ""))
            self.assertIn("is open in another process", answer.stderr)


class Operating(unittest.TestCase):
    def test_health_readiness_and_metrics(self):
        with tempfile.TemporaryDirectory() as folder, Core("--store", folder) as core:
            self.assertEqual(requests.get(core.operatorURL + "/health", timeout=LIMIT).json(), {"status": "up"})
            eventually(
                lambda: requests.get(core.operatorURL + "/ready", timeout=LIMIT).status_code == 200
            )
            client = core.client()
            Engine(client.widgetURL, client.widgetToken).send("Hello")
            answer = requests.get(core.operatorURL + "/metrics", timeout=LIMIT)
            self.assertEqual(answer.headers["Content-Type"].split(";")[0], "text/plain")
            families = {f.name: f for f in text_string_to_metric_families(answer.text)}
            self.assertEqual(families["handrail_request_seconds"].type, "histogram")
            ready = families["handrail_organisation_ready"].samples[0]
            self.assertEqual((ready.labels, ready.value), ({"organisation": "main"}, 1.0))
            for family in families.values():
                self.assertTrue(family.documentation, family.name)
            # Nothing of it is on the public port, nor the other way round.
            for path in ["/metrics", "/ready", "/health"]:
                public = requests.get(client.widgetURL + path, timeout=LIMIT)
                self.assertIn(public.status_code, (401, 404))

    @staticmethod
    def save_settings(client, creatio):
        return requests.post(
            client.widgetURL + "/backend/creatio/settings",
            headers={"Authorization": "Bearer " + client.organisationKey},
            json={
                "instanceUrl": creatio.url,
                "tokenUrl": creatio.url + "/connect/token",
                "clientId": "c",
                "clientSecret": "s",
            },
            timeout=LIMIT,
        )

    def test_what_has_been_begun_is_finished_after_the_signal(self):
        slow = SlowCreatio(2.0)
        with tempfile.TemporaryDirectory() as folder, Core("--store", folder) as core:
            client = core.client()
            answers = []

            def test_and_save():
                answers.append(self.save_settings(client, slow).status_code)

            request = threading.Thread(target=test_and_save)
            request.start()
            time.sleep(0.5)
            core.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            with self.assertRaises(requests.ConnectionError):
                requests.get(client.widgetURL, timeout=LIMIT)
            request.join()
            self.assertEqual(answers, [422])
            self.assertEqual(core.process.wait(timeout=LIMIT), 0)

    def test_a_second_signal_ends_it_at_once(self):
        slow = SlowCreatio(20.0)
        with tempfile.TemporaryDirectory() as folder, Core("--store", folder) as core:
            client = core.client()

            def test_and_save():
                with contextlib.suppress(requests.ConnectionError):
                    self.save_settings(client, slow)

            threading.Thread(target=test_and_save, daemon=True).start()
            time.sleep(0.5)
            core.process.send_signal(signal.SIGTERM)
            time.sleep(0.5)
            self.assertIsNone(core.process.poll())
            core.process.send_signal(signal.SIGTERM)
            self.assertEqual(core.process.wait(timeout=5), -signal.SIGTERM)

    def test_log_lines_are_json_where_they_are_asked_for(self):
        with tempfile.TemporaryDirectory() as folder:
            with Core(
                "--store",
                folder,
                "--log",
                "json",
                "--creatio-url",
                "http://127.0.0.1:9",
                "--creatio-client-id",
                "nobody",
                environment={"HANDRAIL_CREATIO_CLIENT_SECRET": "very secret"},
            ) as core:
                line = core.process.stderr.readline()
                entry = json.loads(line)
                self.assertEqual((entry["level"], entry["organisation"]), ("error", "main"))
                self.assertNotIn(b"very secret", line)


class Outbox(unittest.TestCase):
    def test_what_waits_is_listed_retried_and_given_up(self):
        with tempfile.TemporaryDirectory() as folder:
            with Served("--port", "0") as creatio, Core("--store", folder) as core:
                client = connect(core, creatio)
                creatio.stop()
                Engine(client.widgetURL, client.widgetToken).send("Waits 9201")
                listed = eventually(lambda: json.loads(outbox("list", "--store", folder, "--json").stdout))
                self.assertEqual(listed[0]["work"], "open case")
                self.assertEqual(listed[0]["organisation"], "main")
            table = outbox("list", "--store", folder).stdout
            self.assertTrue(table.startswith("ENTRY"))
            self.assertIn(listed[0]["session"], table)
            entry = str(listed[0]["entry"])
            self.assertEqual(outbox("retry", entry, "--store", folder).returncode, 0)
            told = outbox("drop", entry, "--store", folder)
            self.assertEqual((told.returncode, told.stdout), (2, ""))
            self.assertIn("--yes", told.stderr)
            dropped = json.loads(outbox("drop", entry, "--store", folder, "--yes", "--json").stdout)
            self.assertEqual(len(dropped), len(listed))
            self.assertEqual(json.loads(outbox("list", "--store", folder, "--json").stdout), [])
            gone = outbox("drop", entry, "--store", folder, "--yes")
            self.assertEqual(gone.returncode, 1)


class Organisations(unittest.TestCase):
    def test_two_organisations_share_nothing_but_the_process(self):
        with Served("--port", "0") as first, Served("--port", "0") as second:
            with tempfile.TemporaryDirectory() as name:
                folder = pathlib.Path(name)
                secret = folder / "globex-secret"
                secret.write_text(second.clientSecret + "\n")

                def creatio(served, source):
                    return {
                        "instanceUrl": served.url,
                        "tokenUrl": served.tokenURL,
                        "clientId": served.clientId,
                        "clientSecret": source,
                    }

                file = configuration(
                    folder,
                    {
                        "acme": {"creatio": creatio(first, {"environment": "ACME_SECRET"})},
                        "globex": {"creatio": creatio(second, {"file": str(secret)})},
                    },
                )
                environment = {"ACME_SECRET": first.clientSecret}
                with Core("--config", file, environment=environment) as core:
                    clients = [core.client("acme"), core.client("globex")]
                    visitors = [Engine(c.widgetURL, c.widgetToken) for c in clients]
                    for client in clients:
                        eventually(lambda: self.is_active(client))
                    for number, visitor in enumerate(visitors):
                        visitor.send(f"Secret 910{number}")
                    for number, served in enumerate([first, second]):
                        rep = Rep(served, sessions.with_form(served))
                        rep.case_about(f"Secret 910{number}")
                        other = rep.rows(
                            f"Activity?$filter=contains(Notes,'Secret 910{1 - number}')"
                        )
                        self.assertEqual(other, [])
                    file = visitors[0].upload("a.pdf", b"%PDF-1.4 acme", "application/pdf")
                    self.assertEqual(
                        requests.get(file["url"], timeout=LIMIT).content, b"%PDF-1.4 acme"
                    )
                    elsewhere = file["url"].replace("/of/acme/", "/of/globex/")
                    self.assertEqual(requests.get(elsewhere, timeout=LIMIT).status_code, 404)
                    stranger = visitors[1]
                    stranger.bot_token = clients[0].widgetToken
                    self.assertEqual(stranger._call("GET", "/sessions").status_code, 401)
                    # One Creatio is down: its organisation waits, the other goes on.
                    second.stop()
                    visitors[0].send("Still served 9102")
                    Rep(first, sessions.with_form(first)).case_about("Still served 9102")

    @staticmethod
    def is_active(client):
        answer = requests.get(
            client.widgetURL + "/backend/creatio/settings",
            headers={"Authorization": "Bearer " + client.organisationKey},
            timeout=LIMIT,
        )
        return answer.json()["status"] == "Active"


class Mistakes(unittest.TestCase):
    def test_what_cannot_start_is_told_with_its_place(self):
        with tempfile.TemporaryDirectory() as folder:
            file = os.path.join(folder, "core.yaml")
            for text, words in [
                ("store: s\norganisation: {}\n", "core.yaml:2:1: unknown key 'organisation'; did you"),
                ("store: [\n", "core.yaml:2:1: the file is not YAML here"),
                ("store: s\norganisations: { a: { ai: { rules: none.yaml } } }\n", "'none.yaml'"),
                (
                    "store: s\norganisations: { a: { signing key: { environment: NONE } } }\n",
                    "the environment variable 'NONE' is not there",
                ),
            ]:
                with self.subTest(text=text), open(file, "w") as writer:
                    writer.write(text.replace("store: s", f"store: {folder}/s"))
                    writer.flush()
                    answer = refused("--config", file, "--port", "0", "--operator-port", "0")
                    self.assertEqual((answer.returncode, answer.stdout), (2, ""))
                    self.assertIn(words, answer.stderr)

    def test_options_that_do_not_fit_are_refused(self):
        for options, words in [
            ([], "--config FILE or --store FOLDER"),
            (["--config", "/nowhere.yaml"], "'/nowhere.yaml' is not there"),
            (["--store", "x", "--creatio-url", "http://a"], "belong together"),
            (["--store", "x", "--rules", "r", "--ai-endpoint", "http://a"], "not both"),
        ]:
            with self.subTest(options=options):
                answer = refused(*options)
                self.assertEqual((answer.returncode, answer.stdout), (2, ""))
                self.assertIn(words, answer.stderr)


if __name__ == "__main__":
    unittest.main()
