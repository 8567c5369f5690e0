"""Starts `handrail core` and says where it answers."""

import json

import served


class Core(served.Served):
    """One process of `handrail core --json` on free ports, for a `with` statement."""

    call = ["core", "--json", "--port", "0", "--operator-port", "0"]

    def client(self, organisation="main"):
        """What clients of an organisation need."""
        return served.Facts(self.organisations[organisation])


def configuration(folder, organisations, **settings):
    """Writes a file for --config; JSON is YAML."""
    path = folder / "core.yaml"
    path.write_text(
        json.dumps({"store": str(folder / "store"), **settings, "organisations": organisations})
    )
    return str(path)
