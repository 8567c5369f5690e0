"""Runs every test here and ends with a line `N passed, N failed`."""

import logging
import pathlib
import sys
import unittest
import warnings

if __name__ == "__main__":
    # What the clients log of their own is not what is tested.
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    suite = unittest.TestLoader().discover(str(pathlib.Path(__file__).parent))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=2).run(suite)
    # A failing subtest has an entry of its own; the test counts once.
    broken = result.failures + result.errors
    failed = {getattr(test, "test_case", test).id() for test, _ in broken}
    print(f"\n{result.testsRun - len(failed)} passed, {len(failed)} failed")
    sys.exit(1 if failed or result.testsRun == 0 else 0)
