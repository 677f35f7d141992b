#!/usr/bin/env bash
# Shows that two commands are enough: makes a bare Debian 12 system in a folder, with nothing
# but git, make and python3 with venv, and runs `make demo` and `make test` in it.
#
#   tools/bare-root.sh [--work-tree] FOLDER [TARGET...]
#
# FOLDER must be empty or new; what is left in it afterwards can be looked at and deleted.
# Normally the last commit is cloned; --work-tree takes the files as they lie here.
# Needs root, debootstrap and a Debian 12 around it: packages come from wherever this
# machine's own apt and pip take them.
set -euo pipefail

main() {
    local tree=no
    if [ "${1:-}" = --work-tree ]; then
        tree=yes
        shift
    fi
    [ $# -ge 1 ] || { sed -n '2,/^set/s/^# \?//p' "$0"; exit 2; }
    [ "$(id -u)" -eq 0 ] || fail "A root system can only be made by root."
    command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap."
    mkdir -p "$1"
    root=$(realpath "$1")
    shift
    [ -z "$(ls -A "$root")" ] || fail "$root is not empty."
    [ $# -gt 0 ] || set -- demo test
    cd "$(dirname "$0")/.."

    make_system
    home=/srv/home
    project=/srv/baqylau
    mkdir -p "$root$home" "$root$project"
    carry_apt
    carry_pip
    copy_project "$tree"
    mount_kernel

    for target in "$@"; do
        echo "== make $target, in a bare Debian 12"
        SECONDS=0
        inside make "$target" || fail "make $target failed after $SECONDS s."
        echo "== make $target passed in $SECONDS s"
    done
}

fail() { echo "$*" >&2; exit 1; }

# Every mount is remembered and undone, last first, whatever happens.
mounts=()
bind() { mkdir -p "$2"; mount --bind "$1" "$2"; mounts+=("$2"); }
unmount() {
    local i
    for ((i = ${#mounts[@]} - 1; i >= 0; i--)); do
        umount "${mounts[i]}" || umount --lazy "${mounts[i]}"
    done
}
trap unmount EXIT
trap 'exit 130' INT TERM

make_system() {
    local log mirror
    log=$(mktemp)
    mirror=$(apt_sources '$(REPO_URI)' 'Codename: bookworm' | head -n 1)
    [ -n "$mirror" ] || fail "apt knows no Debian 12 here; is apt-get update missing?"
    echo "== a bare Debian 12 in $root"
    debootstrap --variant=minbase --include=ca-certificates,git,make,python3,python3-venv \
        bookworm "$root" "$mirror" >"$log" 2>&1 || { tail "$log" >&2; fail "debootstrap failed."; }
    rm "$log"
}

apt_sources() { apt-get indextargets --format "$1" 'Created-By: Packages' 'Origin: Debian' "${@:2}"; }

# Only Debian's own sources; other vendors' would need their keys.
carry_apt() {
    rm -f "$root"/etc/apt/sources.list
    apt_sources 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' | sort -u >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check|Retries)' \
        >"$root/etc/apt/apt.conf.d/90carried" || true
    cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
}

# pip's settings, in files and in the environment, and what they point to on this machine.
carry_pip() {
    local files=() path
    mapfile -t passed < <(env | grep -E '^(PIP_|SSL_CERT_|REQUESTS_CA_|CURL_CA_|[A-Za-z_]+_(proxy|PROXY)=)')
    for path in /etc/pip.conf "$HOME/.config/pip/pip.conf" "$HOME/.pip/pip.conf"; do
        [ -f "$path" ] || continue
        files+=("$path")
        install -D -m 644 "$path" "$root${path/#$HOME/$home}"
    done
    while read -r path; do
        if [ -f "$path" ]; then
            mkdir -p "$root$(dirname "$path")"
            cp -L "$path" "$root$path"
        elif [ -d "$path" ] && [ ! -e "$root$path" ]; then
            # An index lies beside the files that it lists: its parent comes along,
            # unless that is a top folder of the system.
            case $(dirname "$path") in /*/*) path=$(dirname "$path") ;; esac
            bind "$path" "$root$path"
        fi
    done < <({ cat /dev/null "${files[@]}"; printf '%s\n' "${passed[@]}"; } |
        grep -oE '(^|[ =])(file://)?/[^ ]+' | sed -E 's#^[ =]?(file://)?##' | sort -u)
}

copy_project() {
    if [ "$1" = yes ]; then
        git ls-files -z --cached --others --exclude-standard |
            tar --create --null --files-from=- --ignore-failed-read | tar --extract -C "$root$project"
    else
        git clone --quiet --no-hardlinks . "$root$project"
    fi
}

mount_kernel() {
    mount -t proc proc "$root/proc"
    mounts+=("$root/proc")
    bind /dev "$root/dev"
    mount -t tmpfs tmpfs "$root/dev/shm"
    mounts+=("$root/dev/shm")
}

# No locale, no display, no settings but those above: what a new machine has.
inside() {
    chroot "$root" env -i --chdir="$project" HOME="$home" PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        "${passed[@]}" "$@" </dev/null
}

main "$@"
