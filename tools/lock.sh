#!/bin/sh
# Writes requirements/{run,dev,build}.txt from pyproject.toml: names, versions and hashes,
# for every system at once. Needs uv; nobody else does.
# The lock is made in a copy, because uv.lock names package hosts and must not stay here.
set -eu
cd "$(dirname "$0")/.."
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp pyproject.toml "$copy/"
mkdir "$copy/desktop"
touch "$copy/README.md" "$copy/LICENSE" "$copy/desktop/__init__.py"

# Versions stay as they are unless `tools/lock.sh --upgrade` is asked for:
# uv reads them back from the present requirements.
keep=
if [ "${1:-}" != "--upgrade" ] && [ -f requirements/dev.txt ]; then
    sed -n 's/^\([a-zA-Z0-9._-]*==[^ ]*\).*/\1/p' requirements/dev.txt requirements/build.txt |
        sort -u >"$copy/keep.txt"
    # pyproject.toml has the last word: its own pins are left out of what is kept.
    names=$(sed -n 's/^ *"\([A-Za-z0-9._-]*\)==.*/\1/p' pyproject.toml | tr 'A-Z_.' 'a-z--')
    for name in $names; do sed -i "/^$name==/d" "$copy/keep.txt"; done
    keep=$(sed 's/.*/"&",/' "$copy/keep.txt" | tr -d '\n')
fi
printf '\n[tool.uv]\nconstraint-dependencies = [%s]\n' "$keep" >>"$copy/pyproject.toml"

uv lock --quiet --project "$copy"
export_to() {
    file=$1
    shift
    uv export --quiet --project "$copy" --locked --format requirements-txt \
        --no-header --no-annotate --no-emit-project "$@" >"$copy/$file"
    if grep -q '://' "$copy/$file"; then
        echo "$file names an address; nothing was written." >&2
        exit 1
    fi
    mv "$copy/$file" "requirements/$file"
}
export_to run.txt --no-default-groups
export_to dev.txt --group dev
export_to build.txt --no-default-groups --group build
