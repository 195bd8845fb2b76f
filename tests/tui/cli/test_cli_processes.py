"""The command line as a process of its own: pipes that close, odd locales, signals, and no traceback ever."""

import json
import os
import select
import struct
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture
def start(tmp_path):
    """Start `onrecord` with its own desk."""

    def start_command(*arguments, **environment):
        return subprocess.Popen(
            [sys.executable, "-m", "tui", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, "ONRECORD_DESK": str(tmp_path / "desk"), **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    return start_command


def ended(process, given=b""):
    """Its status, stdout and stderr."""
    out, err = process.communicate(given, timeout=120)
    return process.returncode, out.decode("utf-8", "replace"), err.decode("utf-8", "replace")


def in_a_terminal(tmp_path, *arguments, until):
    """Run in a terminal, wait until a word is on the screen, press q; the status and what was drawn."""
    pty, fcntl, termios = (pytest.importorskip(name) for name in ("pty", "fcntl", "termios"))
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 110, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", *arguments],
        cwd=ROOT,
        env={**os.environ, "ONRECORD_DESK": str(tmp_path / "desk"), "TERM": "xterm-256color"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    )
    os.close(theirs)
    drawn = b""
    # Reading fails where the terminal's other end is closed: the program has ended.
    with suppress(OSError):
        while until not in drawn and select.select([ours], [], [], 90)[0]:
            drawn += os.read(ours, 65536)
        os.write(ours, b"q")
        while select.select([ours], [], [], 30)[0]:
            drawn += os.read(ours, 65536)
    os.close(ours)
    return process.wait(timeout=30), drawn


def test_in_a_terminal_the_desk_opens_in_the_dashboard(start, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("“Norway is kind,” Anna Berg said.\n", encoding="utf-8")
    assert ended(start("add", source))[0] == 0
    status, drawn = in_a_terminal(tmp_path, until=b"Berg")
    assert b"Berg" in drawn
    assert status == 0


def test_in_a_terminal_the_demo_opens_in_the_dashboard_and_fills(tmp_path):
    status, drawn = in_a_terminal(tmp_path, "demo", until=b"Guterres")
    assert b"Guterres" in drawn
    assert status == 0


def test_an_article_becomes_json_lines_in_utf8_in_any_locale(start):
    text = "“We will never accept this treaty,” the Russian president Vladimir Putin said on Monday."
    status, out, err = ended(start("extract", "--text", "-", PYTHONIOENCODING="ascii"), text.encode())
    assert (status, err) == (0, "")
    [row] = map(json.loads, out.splitlines())
    assert row["text"] == text
    [quote] = row["quotes"]
    assert quote["speaker"]["name"] == "Vladimir Putin"
    assert "We will never accept this treaty" in quote["text"]


def test_a_table_survives_an_old_locale(start, tmp_path):
    source = tmp_path / "a.txt"
    source.write_text("“Güte,” said Anna Berg.\n“北,” said Anna Berg.\n", encoding="utf-8")
    assert ended(start("add", source))[0] == 0
    status, out, err = ended(start(PYTHONIOENCODING="ascii"))
    assert (status, err) == (0, "")
    assert "Anna Berg" in out


INTERRUPTED = """
from stance import pipeline
from tests.tui.running import stand_in
from tui.__main__ import main

def interrupted(articles, **options):
    yield next(stand_in(articles, **options))
    raise KeyboardInterrupt

pipeline.extract = interrupted
main()
"""


def test_what_was_finished_before_an_interrupt_is_kept(start, tmp_path):
    source = tmp_path / "a.jsonl"
    source.write_text(
        '{"text": "“One,” said Anna Berg."}\n{"text": "“Two,” said Anna Berg."}\n', encoding="utf-8"
    )
    ran = subprocess.run(
        [sys.executable, "-c", INTERRUPTED, "add", source],
        cwd=ROOT,
        env={**os.environ, "ONRECORD_DESK": str(tmp_path / "desk")},
        capture_output=True,
        text=True,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "onrecord: interrupted\n")
    _, out, _ = ended(start("quotes", "--json"))
    assert [json.loads(line)["text"] for line in out.splitlines()] == ["One,"]


def test_a_reader_that_leaves_is_no_error(start, tmp_path):
    source = tmp_path / "a.jsonl"
    source.write_text('{"text": "He left."}\n' * 2000)
    process = start("extract", source)
    process.stdout.readline()
    process.stdout.close()
    process.stdin.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=120) == 141


def test_a_closed_stdout_at_help_is_no_error(start):
    process = start("--help")
    process.stdout.close()
    process.stdin.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 141


def test_a_full_disk_is_one_line(tmp_path):
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as stdout:
        ran = subprocess.run(
            [sys.executable, "-m", "tui", "--help"],
            cwd=ROOT,
            stdout=stdout,
            stderr=subprocess.PIPE,
            text=True,
        )
    assert ran.returncode == 2
    assert ran.stderr == "onrecord: output: no space left on device\n"


def test_bad_input_is_status_2_without_a_traceback(start, tmp_path):
    path = tmp_path / "missing.txt"
    assert ended(start("add", path)) == (2, "", f"onrecord: {path}: no such file or directory\n")


def test_the_demo_prints_its_overview(start):
    status, out, err = ended(start("demo"))
    assert (status, err) == (0, "")
    for words in ("speakers", "countries", "topics", "latest quotes"):
        assert words in out
    assert max(map(len, out.splitlines())) <= 80


def test_several_processes_extract_the_same_in_the_same_order(start, tmp_path):
    source = tmp_path / "a.jsonl"
    rows = [
        {"id": str(number), "text": f"“Number {number} is good,” Anna Berg said."} for number in range(20)
    ]
    source.write_text("\n".join(json.dumps(row) for row in rows))
    one, several = ended(start("extract", source)), ended(start("extract", "--jobs", "2", source))
    assert one == several
    assert [json.loads(line)["id"] for line in one[1].splitlines()] == [row["id"] for row in rows]
