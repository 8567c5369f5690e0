"""Starts what `handrail serve` serves and says where it answers."""

import json
import os
import select
import signal
import subprocess
import time

HANDRAIL = os.environ.get("HANDRAIL", ".build/debug/handrail")
START_LIMIT = 30


class Served:
    """One process of `handrail serve --only creatio --json`, for a `with` statement."""

    call = ["serve", "--only", "creatio", "--json"]

    def __init__(self, *options, environment=None):
        self.command = [HANDRAIL, *self.call, *options]
        self.environment = {**os.environ, **(environment or {})}

    def __enter__(self):
        begun = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=self.environment,
        )
        ready, _, _ = select.select([self.process.stdout], [], [], START_LIMIT)
        line = self.process.stdout.readline() if ready else b""
        self.start_seconds = time.monotonic() - begun
        if not line:
            self.process.kill()
            raise RuntimeError(f"no line came: {self.process.stderr.read().decode()}")
        self.line = line.decode()
        self.facts = json.loads(line)
        return self

    def __exit__(self, *_):
        self.stop()

    def __getattr__(self, name):
        return self.__dict__["facts"][name]

    @property
    def odata(self):
        return self.url + "/0/odata/"

    def stop(self, number=signal.SIGTERM):
        """Ends the process and returns its exit code and the rest of its standard output."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        output, _ = self.process.communicate(timeout=START_LIMIT)
        return self.process.returncode, output.decode()


class BothEnds(Served):
    """One process of `handrail serve --json`: the core and the fake Creatio."""

    call = ["serve", "--json"]

    def __init__(self, *options, **named):
        super().__init__("--port", "0", *options, **named)

    @property
    def crm(self):
        """The Creatio of it, as `Served` has it."""
        return Facts(self.creatio)


class Facts:
    """The members of an announcement as attributes."""

    def __init__(self, facts):
        self.facts = facts

    def __getattr__(self, name):
        return self.__dict__["facts"][name]

    @property
    def odata(self):
        return self.url + "/0/odata/"
