"""Kills the core at random moments under load, again and again, and judges what is left.

    python3 Tests/Durability/kill_rounds.py --rounds 200

Every round has visitors and sessions of its own. The core is killed with SIGKILL at a random
moment, sometimes once more while it starts, and started again on the same file; then the load
ends, everything comes to rest, and the oracle compares what was acknowledged with what stands in
Creatio and what the visitors read. The seed is printed; it decides the moments of the kills, not
what the machine does meanwhile. The last line says how many rounds passed and failed.
"""

import argparse
import os
import random
import sys
import tempfile
import threading
import time

import oracle
from conversations import Rep, Visitor
from core import Core
from creatio import Creatio

VISITORS = 4
REST_LIMIT = 90


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument("--seed", type=int, default=None)
    options.add_argument(
        "--handrail", default=os.environ.get("HANDRAIL", ".build/debug/handrail")
    )
    choice = options.parse_args()
    seed = choice.seed if choice.seed is not None else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}", flush=True)
    dice = random.Random(seed)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        instance = Creatio(choice.handrail)
        core = Core(choice.handrail, folder, instance)
        try:
            core.start()
            instance.announce_replies_to(core.webhook_url)
            site = instance.site()
            for number in range(1, choice.rounds + 1):
                found = play(number, core, instance, site, dice)
                failed += 1 if found else 0
                for violation in found:
                    print(f"round {number}: {violation}", flush=True)
        finally:
            core.kill()
            instance.stop()
    print(f"{choice.rounds - failed} passed, {failed} failed")
    return 1 if failed else 0


def play(number, core, instance, site, dice):
    """One round; what does not hold at its end."""
    stopping = threading.Event()
    visitors = [Visitor(core, f"visitor {number}-{one}", stopping) for one in range(VISITORS)]
    rep = Rep(instance, visitors, random.Random(dice.random()), stopping)
    for thread in [*visitors, rep]:
        thread.start()
    time.sleep(dice.uniform(0.02, 1.5))
    core.kill()
    if dice.random() < 0.2:
        core.start(waits=False)
        time.sleep(dice.uniform(0, 0.3))
        core.kill()
    core.start()
    time.sleep(dice.uniform(0.1, 0.8))
    stopping.set()
    for thread in [*visitors, rep]:
        thread.join()
    broken = [thread.failure for thread in [*visitors, rep] if thread.failure]
    if broken:
        return broken
    end = time.monotonic() + REST_LIMIT
    while True:
        found = oracle.violations(site, visitors, rep)
        if not found:
            break
        if time.monotonic() > end:
            return found
        time.sleep(0.1)
    # What would be written twice has its chance.
    time.sleep(0.3)
    return oracle.violations(site, visitors, rep)


if __name__ == "__main__":
    sys.exit(main())
