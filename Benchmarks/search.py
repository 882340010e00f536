"""How long a search for a member takes among a million, by name without marks and by number, on SQLite and PostgreSQL.

The pages are asked for over HTTP on one connection, as an officer's browser does, each kind of search with many names;
`ours` is the 95th percentile in milliseconds. The rival looks for the same words with `LIKE '%word%'` in the same
database, 201 rows at most, without HTTP. `equal` says that ours found everybody whom the rival found, or 200 of more.
"""

import argparse
import html
import random
import re
import sqlite3
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import bench_world
import requests

from cluster import Cluster, binaries
from result_table import machine, refuse, row, show
from server import ROOT, Failure, Program, say
from site_visitor import Visitor

SURNAMES = [("Nguyễn", 38), ("Trần", 11), ("Lê", 10), ("Phạm", 7), ("Huỳnh", 5), ("Phan", 5), ("Vũ", 4), ("Võ", 4),
            ("Đặng", 3), ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 2), ("Lý", 1), ("Lò", 1)]
MIDDLES = [("Văn", 30), ("Thị", 32), ("Đức", 4), ("Hữu", 3), ("Minh", 5), ("Thanh", 4), ("Ngọc", 5), ("Quốc", 3),
           ("Thùy", 2), ("Kim", 2), ("Xuân", 2), ("Đình", 2), ("Bảo", 1), ("Gia", 1)]
SYLLABLES = ("An Anh Ái Bình Bảo Bích Châu Chi Chiến Công Cúc Cường Dung Dũng Duyên Duy Dương Đại Đạt Đông Đức Giang Hà "
             "Hải Hạnh Hằng Hân Hiền Hiếu Hiệp Hoa Hòa Hoàng Hồng Huệ Hùng Huy Huyền Hương Hường Kiên Khánh Khoa Khôi Lan "
             "Lâm Linh Loan Long Lộc Luân Ly Mai Mạnh Mỹ My Nam Nga Ngân Nghĩa Nhàn Nhân Nhung Oanh Phong Phú Phúc Phương "
             "Quang Quân Quý Quyên Quỳnh Sang Sơn Tài Tâm Tân Thành Thảo Thắng Thiện Thịnh Thơ Thu Thuận Thúy Thủy Tiến "
             "Toàn Trang Trâm Trí Trinh Trọng Trung Trường Tú Tuấn Tùng Tuyết Uyên Vân Việt Vinh Vy Xuân Yến").split()
SHOWN = 200
TARGET_MILLISECONDS = 20
PASSWORD = "một mật khẩu dài để đo"


def weighted(chance, words):
    return chance.choices([word for word, _ in words], [weight for _, weight in words])[0]


def members(folder, count):
    """The file of members; gives their names beside it."""
    chance = random.Random(20_260_615)
    names = []
    path = folder / "members.csv"
    with open(path, "w", encoding="utf-8") as file:
        file.write("member_no,full_name,birth_date,sex,unit_code,joined_on,left_on\n")
        for number in range(1, count + 1):
            given = " ".join(chance.choices(SYLLABLES, k=chance.choice((1, 1, 1, 2))))
            name = f"{weighted(chance, SURNAMES)} {weighted(chance, MIDDLES)} {given}"
            names.append(name)
            file.write(f"DV{number:07d},{name},19{60 + number % 40}-{1 + number % 12:02d}-{1 + number % 28:02d},,"
                       f"C{(number - 1) % bench_world.UNIONS + 1:03d},2020-01-01,\n")
    return path, names


def folded(text):
    """As the program folds: no marks, no đ, lower case."""
    import unicodedata

    plain = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Mn")


def searches(names, count):
    """Kinds of searches with what is typed."""
    chance = random.Random(7)
    some = [folded(chance.choice(names)) for _ in range(count)]
    return {
        "full name": some,
        "surname and middle name": [" ".join(name.split()[:2]) for name in some],
        "surname and given name": [f"{name.split()[0]} {name.split()[-1]}" for name in some],
        "given names alone": [" ".join(name.split()[2:]) for name in some],
        "begun word": [name[:-1] if len(name.split()[-1]) > 2 else name for name in some],
        "number": [f"dv{chance.randint(1, len(names)):07d}" for _ in range(count)],
        "nobody": [f"{name.split()[-1]} khongco" for name in some],
    }


def first_administrator(server):
    """Sets the password of the first run's administrator and signs in."""
    code = re.search(r"(?:mã dùng một lần|code) ([^,]+),", server.log.read_text(encoding="utf-8"))
    if not code:
        raise Failure("The server printed no one-time code.")
    visitor = requests.Session()
    page = visitor.get(f"{server.url}/one-time-code", timeout=60).text
    token = re.search(r'name="csrf" value="([^"]+)"', page)
    answer = visitor.post(
        f"{server.url}/one-time-code",
        {"csrf": token.group(1), "name": "admin", "code": code.group(1), "password": PASSWORD, "again": PASSWORD},
        headers={"Origin": server.url}, allow_redirects=False, timeout=60)
    if answer.status_code != 303:
        raise Failure(f"The one-time code was not taken: {answer.status_code}")
    return Visitor(server.url, "admin", PASSWORD)


def percentile(took, share):
    return sorted(took)[min(len(took) - 1, int(len(took) * share))]


def ours(visitor, texts):
    """Milliseconds of each search, and how many members the first pages of each told (up to 200)."""
    took, found = [], []
    for text in texts:
        begin = time.perf_counter()
        answer = visitor.session.get(f"{visitor.url}/members?q={quote(text)}", timeout=60)
        took.append((time.perf_counter() - begin) * 1000)
        page = html.unescape(answer.text)
        if answer.status_code != 200:
            raise Failure(f"The search for {text} was answered {answer.status_code}.")
        found.append(page.count('href="/members/') if 'rel="next"' not in page else None)
    return took, found


def statement(text):
    """The rival's question."""
    words = " AND ".join(f"(p.folded_name LIKE '%{word}%' OR lower(m.member_no) LIKE '%{word}%')"
                         for word in text.split())
    return (f"SELECT DISTINCT m.number FROM member m JOIN member_person p ON p.member_number = m.number "
            f"WHERE {words} LIMIT {SHOWN + 1}")


def rival(database, texts):
    """Milliseconds of each question, and how many members it found."""
    took, found = [], []
    if database.startswith("sqlite:"):
        connection = sqlite3.connect(f"file:{database.removeprefix('sqlite:')}?mode=ro", uri=True)
        for text in texts:
            begin = time.perf_counter()
            found.append(len(connection.execute(statement(text)).fetchall()))
            took.append((time.perf_counter() - begin) * 1000)
        connection.close()
        return took, found
    script = "\\timing on\n" + "".join(f"SELECT count(*) FROM ({statement(text)}) some_rows;\n" for text in texts)
    done = subprocess.run([binaries() / "psql", "-X", "-t", "-A", database], input=script, capture_output=True,
                          text=True, timeout=3_600, check=True)
    for line in done.stdout.splitlines():
        if line.startswith("Time:"):
            took.append(float(line.split()[1]))
        elif line.strip().isdigit():
            found.append(int(line))
    return took, found


def is_equal(texts, of_ours, of_rival):
    """Ours finds words, the rival any letters inside: so ours never finds more, and all where the last word is whole."""
    return all(mine is None or mine <= theirs for mine, theirs in zip(of_ours, of_rival)) and len(of_ours) == len(texts)


def measure(name, program, file, names, options):
    """Lines of the table for one engine."""
    for kind, path in bench_world.write(program.folder / "world", 1, 1_000):
        if kind in ("units",):
            program.run("import", kind, path)
    begin = time.monotonic()
    program.run("import", "members", file, seconds=7_200)
    say(f"  {name}: {len(names)} members imported in {time.monotonic() - begin:.0f} s")
    rows = []
    with program.serve() as server:
        visitor = first_administrator(server)
        for kind, texts in searches(names, options.searches).items():
            ours(visitor, texts[:5])
            took, found = ours(visitor, texts)
            theirs = texts[:options.rivals]
            slow, many = rival(program.database, theirs)
            work = f"{name}, {kind}: {len(took)} searches, p50 {percentile(took, 0.5):.1f}; p95 in ms"
            rows.append(row(work, percentile(took, 0.95), percentile(slow, 0.95),
                            is_equal(theirs, found[:len(theirs)], many), digits=1))
        server.stop()
    return rows


def main():
    """Measures and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--phucloi", default=ROOT / ".build/release/phucloi")
    parser.add_argument("--members", type=int, default=1_000_000)
    parser.add_argument("--searches", type=int, default=200)
    parser.add_argument("--rivals", type=int, default=20)
    parser.add_argument("--engine", choices=("sqlite", "postgres"))
    options = parser.parse_args()
    say(machine())
    with tempfile.TemporaryDirectory(prefix="phucloi-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        file, names = members(folder, options.members)
        rows = []
        if options.engine != "postgres":
            program = Program(options.phucloi, f"sqlite:{folder}/search.sqlite", folder / "sqlite")
            rows += measure("SQLite", program, file, names, options)
        if options.engine != "sqlite":
            with Cluster(folder / "cluster") as cluster:
                program = Program(options.phucloi, cluster.url, folder / "postgres")
                rows += measure("PostgreSQL", program, file, names, options)
    show(rows)
    slow = sum(1 for line in rows if float(line[1]) > TARGET_MILLISECONDS)
    say(f"{len(rows)} kinds of searches, {slow} over {TARGET_MILLISECONDS} ms")


if __name__ == "__main__":
    try:
        main()
    except Failure as failure:
        refuse(failure)
