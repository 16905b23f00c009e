"""The page in a real browser, where one is installed."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.dossier.conftest import Rendered

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser")
WIDTHS = (320, 390, 1280)  # CSS pixels: the narrowest phone in use, a usual one, a desk
# The page forbids scripts, so a second page frames it and measures from outside.
PROBE = """<!doctype html><title>-</title>
<iframe src="index.html" style="width:{width}px;height:900px;border:0"></iframe>
<script>
document.querySelector("iframe").onload = event => {{
  const root = event.target.contentDocument.documentElement;
  document.body.dataset.scroll = root.scrollWidth;
  document.body.dataset.seen = root.clientWidth;
}};
</script>"""

pytestmark = pytest.mark.skipif(BROWSER is None, reason="no chromium is installed")


def measure(folder: Path, width: int, profile: Path) -> tuple[int, int, str]:
    """Return the page's width, the room it has, and what the console said."""
    probe = folder / f"probe-{width}.html"
    probe.write_text(PROBE.format(width=width), "utf-8")
    done = subprocess.run(
        [
            str(BROWSER), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
            "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--allow-file-access-from-files", "--enable-logging=stderr",
            f"--user-data-dir={profile}", "--window-size=1400,1000", "--dump-dom",
            probe.as_uri(),
        ],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    found = re.search(r'data-scroll="(\d+)" data-seen="(\d+)"', done.stdout)
    assert found, f"the browser did not measure the page: {done.stdout[:500]}"
    said = "\n".join(line for line in done.stderr.splitlines() if "CONSOLE" in line)
    return int(found[1]), int(found[2]), said


@pytest.mark.parametrize("name", ["calm", "harmful"])
@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_overflows_and_the_console_stays_silent(
    name: str, width: int, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    made: Rendered = request.getfixturevalue(name)
    page, room, said = measure(made.folder, width, tmp_path)
    assert page <= room <= width
    assert said == ""
