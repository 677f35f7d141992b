"""Hold Word documents against the WordprocessingML schema of ECMA-376 (transitional).

Usage: check_documents.py [DOCX or FOLDER ...]; without arguments the demo's documents are made.
Prints one line for each document: ok, or its first error. Exit 1 if any document has one.

The schema is not ours to ship: pip fetches the package named in requirements/schema.txt,
by version and hash, into .cache/schema, and only its .xsd files are read.
"""

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from lxml import etree

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "schema"
REQUIREMENT = ROOT / "requirements" / "schema.txt"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"
# The schema also describes Microsoft's later extensions. A reader may only meet them
# where the part declares them ignorable, so what is left of them afterwards is an error.
STANDARD = ("http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:", XML)


def fetch_schema() -> Path:
    """Bring the schema into the cache, once for each version, and return its folder."""
    locked = REQUIREMENT.read_text(encoding="utf-8")
    digest = re.search(r"sha256:([0-9a-f]{64})", locked)
    if not digest:
        sys.exit(f"{REQUIREMENT} names no hash.")
    folder = CACHE / digest[1][:16]
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as temporary:
        # The package may ask for a newer Python: it is only unpacked, never installed.
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "-q"]
        command += ["--no-deps", "--no-binary", ":all:", "--python-version", "3.13"]
        command += ["--require-hashes", "-r", str(REQUIREMENT), "-d", temporary]
        if subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode:
            sys.exit("The schema could not be fetched; the documents were not checked.")
        (archive,) = Path(temporary).glob("*.tar.gz")
        schemas = Path(temporary) / "schemas"
        for name, content in _schema_files(archive):
            target = schemas / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        schemas.rename(folder)
    return folder


def _schema_files(archive: Path) -> Iterator[tuple[PurePosixPath, bytes]]:
    with tarfile.open(archive) as tar:
        for member in tar:
            parts = PurePosixPath(member.name).parts
            if member.isfile() and parts[1] == "schemas" and parts[-1].endswith(".xsd"):
                stream = tar.extractfile(member)
                assert stream
                # lxml cannot compile the extension for 2014 charts; nothing here draws charts.
                content = re.sub(rb"<xsd:import [^>]*2014_chartex[^>]*>", b"", stream.read())
                yield PurePosixPath(*parts[2:]), content


def load_schema(folder: Path) -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    return etree.XMLSchema(etree.parse(str(folder / "wml" / "wml.xsd"), parser))


def drop_ignorable(root: etree._Element) -> None:
    """Leave what a reader that knows only the standard would see."""
    for choice in list(root.iter(f"{{{MC}}}AlternateContent")):
        fallback = choice.find(f"{{{MC}}}Fallback")
        parent = choice.getparent()
        if parent is None:
            continue
        at = parent.index(choice)
        parent[at : at + 1] = list(fallback) if fallback is not None else []
    for element in list(root.iter(etree.Element)):
        # "Ignorable" counts for the element that carries it and everything inside.
        prefixes = (element.attrib.pop(f"{{{MC}}}Ignorable", None) or "").split()
        namespaces = {element.nsmap.get(prefix) for prefix in prefixes}
        if namespaces:
            _drop_namespaces(element, namespaces)


def _drop_namespaces(top: etree._Element, namespaces: set[str | None]) -> None:
    for element in list(top.iter(etree.Element)):
        parent = element.getparent()
        if etree.QName(element).namespace in namespaces and parent is not None:
            parent.remove(element)
            continue
        for name in list(element.attrib):
            if etree.QName(name).namespace in namespaces:
                del element.attrib[name]


def first_error(document: Path, schema: etree.XMLSchema) -> str | None:
    """Return the first error of the document's WordprocessingML parts, or None."""
    try:
        with zipfile.ZipFile(document) as package:
            names = sorted(n for n in package.namelist() if re.fullmatch(r"word/[^/]+\.xml", n))
            parts = {name: etree.fromstring(package.read(name)) for name in names}
    except (zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        return f"unreadable: {error}"
    if "word/document.xml" not in parts:
        return "word/document.xml is missing"
    for name, root in parts.items():
        # Besides the document: styles, numbering, settings, headers, footers, notes, comments.
        # Themes and the like belong to other schemas.
        if etree.QName(root).namespace != W:
            continue
        if problem := _part_error(root, schema):
            return f"{name}: {problem}"
    return None


def _part_error(root: etree._Element, schema: etree.XMLSchema) -> str | None:
    drop_ignorable(root)
    for element in root.iter(etree.Element):
        for name in (element.tag, *element.attrib):
            namespace = etree.QName(name).namespace
            if namespace is not None and not namespace.startswith(STANDARD):
                return f"{name} is neither standard nor ignorable{_near(element)}"
    if schema.validate(root):
        return None
    entry = schema.error_log[0]
    message = entry.message.replace(f"{{{W}}}", "w:")
    prefixes = {prefix: uri for prefix, uri in root.nsmap.items() if prefix}
    found = root.getroottree().xpath(entry.path, namespaces=prefixes) if entry.path else []
    return textwrap.shorten(message, 200) + (_near(found[0]) if found else "")


def _near(element: etree._Element) -> str:
    """Quote the paragraph, because a part is usually one long line."""
    paragraph = next(element.iterancestors(f"{{{W}}}p"), element)
    text = textwrap.shorten("".join(paragraph.itertext(f"{{{W}}}t")), 50)
    return f" (near «{text}»)" if text else ""


def make_demo(folder: Path) -> None:
    baqylau = Path(sys.executable).with_name("baqylau")
    command = [str(baqylau), "demo", "--out", str(folder)]
    if subprocess.run(command, check=False, stdout=subprocess.DEVNULL).returncode:
        sys.exit("`baqylau demo` failed; there is nothing to check.")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, metavar="DOCX or FOLDER")
    paths: list[Path] = parser.parse_args().paths
    with tempfile.TemporaryDirectory() as temporary:
        if not paths:
            make_demo(Path(temporary))
            paths = [Path(temporary)]
        documents = [
            document
            for path in paths
            for document in (sorted(path.rglob("*.docx")) if path.is_dir() else [path])
        ]
        if not documents:
            sys.exit("No document was found.")
        schema = load_schema(fetch_schema())
        results = {document: first_error(document, schema) for document in documents}
    width = max(len(document.name) for document in results)
    for document, error in results.items():
        print(f"{document.name:{width}}  {error or 'ok'}")
    bad = sum(error is not None for error in results.values())
    print(f"{len(results) - bad} of {len(results)} documents are valid.")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
