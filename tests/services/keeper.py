"""Runs a command for as long as the process that asked for it lives.

A server must not outlive a test run that was killed. The one who asks holds the other end of this program's standard
input; when that closes, whatever the reason, the command is ended. `KILL_SIGNAL` kills it at once.
"""

import os
import signal
import subprocess
import sys
import threading

GRACE_SECONDS = 30
KILL_SIGNAL = signal.SIGUSR1


def end(command: subprocess.Popen[bytes]) -> None:
    """Ask the command to stop, and make it stop where it does not."""
    command.terminate()
    try:
        command.wait(GRACE_SECONDS)
    except subprocess.TimeoutExpired:
        command.kill()


def wait_for_the_asker(command: subprocess.Popen[bytes]) -> None:
    """Block until standard input closes, then end the command."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    end(command)


def main() -> int:
    """Start the command given as arguments; its exit code is ours."""
    with subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL) as command:
        signal.signal(KILL_SIGNAL, lambda _number, _frame: command.kill())
        threading.Thread(target=wait_for_the_asker, args=(command,), daemon=True).start()
        return command.wait()


if __name__ == "__main__":
    sys.exit(main())
