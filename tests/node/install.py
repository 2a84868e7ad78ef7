"""Installs the npm packages of this folder with the Node that pip brings; those of `laidBy` are kept as they come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    from tests.tools import node

    npm = node().parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    if os.name == "nt":
        npm = node().parent / "node_modules" / "npm" / "bin" / "npm-cli.js"
    (FOLDER / "packs").mkdir(exist_ok=True)
    laid_by = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["laidBy"]
    pack = ["pack", "--ignore-scripts", "--pack-destination", "packs", *laid_by]
    for words in (["ci", "--no-audit", "--no-fund"], pack):
        # npm reads where Node's own headers are from the environment; it is of no use here, and npm says so.
        environment = {name: value for name, value in os.environ.items() if name.lower() != "npm_config_nodedir"}
        environment["PATH"] = f"{node().parent}{os.pathsep}{environment.get('PATH', '')}"
        done = subprocess.run([node(), npm, *words], cwd=FOLDER, env=environment, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"npm {words[0]} did not work:\n{done.stdout}{done.stderr}")


if __name__ == "__main__":
    main()
