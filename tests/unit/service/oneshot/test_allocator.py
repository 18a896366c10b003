"""Tests of service.oneshot.allocator."""

import subprocess
import sys

import pytest

KEPT = """
import numpy as np
from service.oneshot.allocator import give_back

def resident():
    with open("/proc/self/statm") as stream:
        return int(stream.read().split()[1]) * 4096

assert give_back()
for _ in range(3):
    held = [np.ones(3_000_000) for _ in range(10)]
    full = resident()
    del held
print(full - resident())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="asks glibc")
def test_what_large_arrays_took_is_given_back() -> None:
    done = subprocess.run([sys.executable, "-c", KEPT], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 200_000_000
