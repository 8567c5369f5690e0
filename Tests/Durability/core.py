"""The core under trial: a process of `handrail core` that is killed and started on its store."""

import json
import os
import signal
import socket
import subprocess



class Core:
    """One address and one store, served by one process after another."""

    def __init__(self, handrail, folder, instance):
        facts = instance.facts
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.command = [
            handrail, "core", "--json",
            "--store", os.path.join(folder, "core"),
            "--port", str(self.port), "--operator-port", "0", "--public-url", self.url,
            "--creatio-url", facts["url"],
            "--creatio-client-id", facts["clientId"],
            "--creatio-token-url", facts["tokenURL"],
        ]  # fmt: skip
        self.environment = {
            **os.environ,
            "HANDRAIL_CREATIO_CLIENT_SECRET": facts["clientSecret"],
        }
        self.process = None
        self.log = open(os.path.join(folder, "core.log"), "wb")

    def start(self, waits=True):
        """Starts a process; waits until it answers unless it is to be killed before."""
        self.process = subprocess.Popen(
            self.command, stdout=subprocess.PIPE, stderr=self.log, env=self.environment
        )
        if not waits:
            return
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"the core does not start: {open(self.log.name).read()[-2000:]}")
        facts = json.loads(line)["organisations"]["main"]
        self.widget_token = facts["widgetToken"]
        self.webhook_url = facts["webhookURL"]

    def kill(self):
        """What `kill -9` does."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()
        self.process = None


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
