"""Makes a wheel of the package and of a shared library with the libraries that it needs: make_wheel.py LIBRARY FOLDER.

Libraries get names of their own, so that those of other packages in the same process are neither used nor disturbed, and
find each other beside themselves. PROJ finds its data in share/proj beside the folder lib that it lies in.
"""

import base64
import ctypes
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
# What every system with a glibc has (PEP 600).
SYSTEM = re.compile(r"^(ld-linux.*|libc|libm|libdl|librt|libpthread|libutil|libresolv|libgcc_s|libstdc\+\+)\.so\.\d+$")


def output(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout.decode()


def needed(library):
    return output("patchelf", "--print-needed", str(library)).split()


def found(library):
    """Where the loader finds what a library needs, and what that needs, by name."""
    lines = re.findall(r"^\s*(\S+) => (/\S+)", output("ldd", str(library)), re.M)
    return {name: Path(path) for name, path in lines}


def versions(library, kind):
    """The newest version of symbols of glibc or libstdc++ that a library asks for."""
    numbers = re.findall(rf"\b{kind}_([0-9.]+)\b", output("objdump", "-T", str(library)))
    return max((tuple(map(int, number.split("."))) for number in numbers), default=(0,))


def licence(path):
    """The licence of the Debian package that a file is of; None elsewhere."""
    for name in (path.resolve(), Path("/usr") / path.resolve().relative_to("/"), path):
        owner = subprocess.run(["dpkg", "-S", str(name)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        if owner.returncode == 0:
            package = owner.stdout.decode().split(":")[0]
            text = Path("/usr/share/doc") / package / "copyright"
            return (package, text.read_bytes()) if text.exists() else None
    return None


def main(library, folder):
    library = Path(library)
    version = json.loads(_version(library))["demarc"]
    stage = Path(tempfile.mkdtemp())
    try:
        package = stage / "demarc"
        shutil.copytree(HERE / "src" / "demarc", package, ignore=shutil.ignore_patterns("__pycache__", "lib", "share"))
        (package / "lib").mkdir()
        shutil.copy(library, package / "lib" / "libdemarc.so.1")
        places = found(library)
        bundled = {name: path for name, path in places.items() if not SYSTEM.match(name)}
        names = {}
        licences = {"demarc": (HERE.parent / "LICENSE").read_bytes()}
        for name, path in bundled.items():
            data = path.read_bytes()
            stem, _, rest = name.partition(".so")
            names[name] = f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}.so{rest}"
            (package / "lib" / names[name]).write_bytes(data)
            notice = licence(path)
            if notice:
                licences[notice[0]] = notice[1]
            else:
                print(f"wheel: no licence found for {path}", file=sys.stderr)
        for file in (package / "lib").iterdir():
            os.chmod(file, 0o755)
            arguments = ["--force-rpath", "--set-rpath", "$ORIGIN"]
            own = {new: old for old, new in names.items()}.get(file.name)
            if own:
                arguments += ["--set-soname", file.name]
            for name in needed(file):
                if name in names:
                    arguments += ["--replace-needed", name, names[name]]
            subprocess.run(["patchelf", *arguments, str(file)], check=True)
        data = Path(output("pkg-config", "--variable=datadir", "proj").strip() or "/usr/share/proj")
        if not (data / "proj.db").exists():
            data = Path("/usr/share/proj")
        (package / "share" / "proj").mkdir(parents=True)
        for name in ("proj.db", "proj.ini"):
            shutil.copy(data / name, package / "share" / "proj" / name)
        libraries = list((package / "lib").iterdir())
        glibc = max(versions(file, "GLIBC") for file in libraries)
        machine = os.uname().machine
        tag = f"py3-none-manylinux_{glibc[0]}_{glibc[1]}_{machine}"
        name = f"demarc-{version}"
        info = stage / f"{name}.dist-info"
        (info / "licenses").mkdir(parents=True)
        for owner, text in licences.items():
            (info / "licenses" / f"{owner}.txt").write_bytes(text)
        (info / "METADATA").write_text(_metadata(version, sorted(licences)))
        (info / "WHEEL").write_text(
            f"Wheel-Version: 1.0\nGenerator: make_wheel.py\nRoot-Is-Purelib: false\nTag: {tag}\n")
        Path(folder).mkdir(exist_ok=True)
        wheel = Path(folder) / f"{name}-{tag}.whl"
        _pack(stage, info, wheel)
        newest = ".".join(map(str, max(versions(file, "GLIBCXX") for file in libraries)))
        print(
            f"wheel: {wheel.stat().st_size / 1e6:.1f} MB, {len(libraries)} libraries, GLIBCXX_{newest} at most",
            file=sys.stderr)
        print(wheel)
    finally:
        shutil.rmtree(stage)


def _version(library):
    loaded = ctypes.CDLL(str(library))
    loaded.demarc_version.restype = ctypes.c_void_p
    return ctypes.string_at(loaded.demarc_version())


def _metadata(version, licences):
    """The metadata of pyproject.toml, of which no more is read than is written there."""
    text = (HERE / "pyproject.toml").read_text()
    field = lambda name: re.search(rf'^{name} = "(.*)"$', text, re.M)[1]  # noqa: E731
    lines = [
        "Metadata-Version: 2.4", "Name: demarc", f"Version: {version}", f"Summary: {field('description')}",
        f"Requires-Python: {field('requires-python')}",
        "Keywords: " + ",".join(re.findall(r'"([^"]+)"', re.search(r"^keywords = \[(.*)\]$", text, re.M)[1])),
    ]
    lines += [f"License-File: {name}.txt" for name in licences]
    extras = re.search(r"^\[project.optional-dependencies\]\n(.*)", text, re.M | re.S)[1]
    for extra, packages in re.findall(r"^(\w+) = \[(.*)\]$", extras, re.M):
        lines.append(f"Provides-Extra: {extra}")
        lines += [f'Requires-Dist: {name}; extra == "{extra}"' for name in re.findall(r'"([^"]+)"', packages)]
    readme = HERE.parent / "docs" / "python.md"
    return "\n".join(lines) + "\nDescription-Content-Type: text/markdown\n\n" + readme.read_text()


def _pack(stage, info, wheel):
    """A zip with the same bytes for the same files."""
    record = []
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        def add(name, data, mode=0o644):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o100000 | mode) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)

        for path in sorted(file for file in stage.rglob("*") if file.is_file()):
            name, data = path.relative_to(stage).as_posix(), path.read_bytes()
            digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(data)}")
            add(name, data, 0o755 if ".so" in path.name else 0o644)
        record.append(f"{info.name}/RECORD,,")
        add(f"{info.name}/RECORD", "\n".join(record) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
