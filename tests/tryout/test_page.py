import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

pytestmark = pytest.mark.process

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_in_a_terminal_a_page_is_served_until_ctrl_c() -> None:
    ours, theirs = os.openpty()
    environment = {key: value for key, value in os.environ.items() if key != "DISCORD_TOKEN"}
    tryout = subprocess.Popen(
        [sys.executable, "-m", "bot", "try"],
        cwd=ROOT,
        env=environment,
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        address = next(word for line in tryout.stdout for word in line.split() if word.startswith("http://127.0.0.1:"))
        with urllib.request.urlopen(address.partition("#")[0]) as page:
            assert page.status == 200
        tryout.send_signal(signal.SIGINT)
        rest, _ = tryout.communicate()
    finally:
        tryout.kill()
        os.close(ours)
        os.close(theirs)
    assert tryout.returncode == 0
    assert "Traceback" not in rest
