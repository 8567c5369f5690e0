"""Puts a fake Creatio into the state that an interaction of a Pact file needs."""

import http.server
import json
import threading

import requests

import sessions


class ProviderStates:
    """A server for the verifier's state changes, for a `with` statement.

    The one state is `rows`: an instance as new, with the rows of the parameter `rows` in it.
    """

    def __init__(self, creatio):
        control = creatio.controlURL

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self):
                change = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                status, text = 200, "{}"
                try:
                    put(control, change)
                except requests.RequestException as error:
                    status, text = 500, json.dumps({"error": f"{error}: {error.response.text}"})
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def put(control, change):
    if change.get("action", "setup") != "setup":
        return
    requests.post(control + "reset", timeout=sessions.LIMIT).raise_for_status()
    for row in change.get("params", {}).get("rows", []):
        requests.post(
            control + "rows/" + row["set"], json=row["row"], timeout=sessions.LIMIT
        ).raise_for_status()
