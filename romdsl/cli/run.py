"""Runs a command and turns every way it can end into an exit code and, at most, one line."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

import click

from ..faults import Fault, in_plain_words
from ..files import clear_half_written
from . import STOPPED
from .commands import commands
from .console import make_ready

FINE, FOUND, NOT_DONE, CLOSED_PIPE = 0, 1, 2, 141


class Ended(Exception):
    """A command that was carried out ends with an exit code other than 0."""

    def __init__(self, code: int) -> None:
        self.code = code


def run(arguments: Sequence[str]) -> int:
    """The exit code of a command line."""
    make_ready()
    heed_signals()
    try:
        code = _carry_out(list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:
        return _closed()
    except OSError as fault:
        return _say(f"the output cannot be written: {in_plain_words(fault)}")
    return code


def heed_signals() -> None:
    """Ends on SIGTERM and SIGHUP as on Ctrl-C; what the shell or `nohup` had ignored stays so."""
    if threading.current_thread() is not threading.main_thread():
        return
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows knows no SIGHUP
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _carry_out(arguments: list[str]) -> int:
    try:
        # Not `commands.main`, which has its own ideas of a closed pipe and of Ctrl-C.
        with commands.make_context("romdsl", arguments) as context:
            code = commands.invoke(context)
        return code if isinstance(code, int) else FINE
    except Ended as ended:
        return ended.code
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.exceptions.NoArgsIsHelpError as fault:
        click.echo(fault.ctx.get_help() if fault.ctx else fault.message, err=True)
        return NOT_DONE
    except click.UsageError as fault:
        where = fault.ctx.command_path if fault.ctx else "romdsl"
        return _say(f"{_usage(fault)} (see {where} --help)")
    except Fault as fault:
        return _say(str(fault))
    except (KeyboardInterrupt, click.Abort):
        _say("stopped")
        return STOPPED
    except OSError as fault:
        if isinstance(fault, BrokenPipeError):
            raise
        where = fault.filename or "the output cannot be written"
        return _say(f"{where}: {in_plain_words(fault)}")
    except click.ClickException as fault:
        return _say(fault.message)
    except Exception as fault:
        return _our_bug(fault)


def _stop(*_: object) -> None:
    """Clears away what is half written, and ends at once: an exception might be raised inside a library, which
    would make a fault of its own of it, or lose it."""
    clear_half_written()
    with suppress(OSError):
        os.write(2, b"romdsl: stopped\n")
    os._exit(STOPPED)


def _usage(fault: click.UsageError) -> str:
    """What is wrong with a command line, in one sentence."""
    if isinstance(fault, click.MissingParameter) and fault.param is not None:
        name = fault.param.make_metavar(fault.ctx) if isinstance(fault.param, click.Argument) and fault.ctx else ""
        return f"{name.rstrip('.') or fault.param.opts[0]} is missing"
    message = fault.message
    if isinstance(fault, click.BadParameter) and fault.param is not None:
        name = fault.param.opts[0] if fault.param.param_type_name == "option" else (fault.param.human_readable_name)
        message = f"{name}: {message}"
    return " ".join(message.split()).rstrip(".")


def _say(text: str) -> int:
    """Prints one line to the person; gives the exit code for what was not carried out."""
    with suppress(OSError):
        print("romdsl: " + " ".join(text.split()), file=sys.stderr)
    return NOT_DONE


def _our_bug(fault: Exception) -> int:
    if os.environ.get("ROMDSL_TRACEBACK"):
        raise fault
    return _say(
        f"this is a fault of romdsl and not yours ({type(fault).__name__}: {fault});"
        " ROM900, romdsl explain ROM900 says how to tell us"
    )


def _closed() -> int:
    """Whoever read our output has stopped reading: nothing more can be said to them."""
    # Python flushes once more when it ends, and would complain.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CLOSED_PIPE
