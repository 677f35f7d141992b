#!/bin/sh
# Debian packages that pip cannot bring. As root: installs those that are missing.
# As anybody else: names them in one sentence and goes on.
#
#   tools/system-packages.sh [qt] [window] [screen] [documents] [build]
#
# `make setup` asks for qt, `make run` for window, `make build` for build; the others are for
# looking at results.
set -eu

# What Qt loads even without a display, fonts with all Kazakh letters, the time zones, and what
# opens a paper in the office program (Qt takes the rest from its own wheel).
qt="libegl1 libgl1 libfontconfig1 libdbus-1-3 libxkbcommon0 libglib2.0-0 libbrotli1
    fonts-dejavu-core fonts-liberation2 tzdata xdg-utils"
# What Qt needs for a window on a display, and for its printers, and its wheel does not bring.
window="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-shm0
    libxcb-sync1 libxcb-render-util0 libxcb-shape0 libxcb-xfixes0 libxcb-xkb1 libxkbcommon-x11-0
    libx11-xcb1 libcups2"
# A display without a screen, to click in and to take pictures of.
screen="xvfb xauth xdotool imagemagick"
# Documents to pictures. fonts-liberation2 stands in for Times New Roman, as wide as the original.
documents="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-liberation2
    fonts-paratype"
# PyInstaller copies Python's shared library and reads binaries with objdump.
build="libpython3.11 binutils"

[ $# -gt 0 ] || set -- qt
wanted=
for group in "$@"; do
    case $group in
        qt) wanted="$wanted $qt" ;;
        window) wanted="$wanted $window" ;;
        screen) wanted="$wanted $window $screen" ;;
        documents) wanted="$wanted $documents" ;;
        build) wanted="$wanted $build" ;;
        *) echo "Unknown group '$group': use qt, window, screen, documents or build." >&2; exit 2 ;;
    esac
done

# Not Debian's kind of system: say nothing now; setup finds out whether Qt loads.
command -v dpkg-query >/dev/null || exit 0

missing=
for package in $wanted; do
    state=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$state" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "These Debian packages are missing; install them as root with: apt-get install$missing" >&2
    exit 0
fi

echo "Installing Debian packages:$missing"
export DEBIAN_FRONTEND=noninteractive
install() {
    # shellcheck disable=SC2086 # one word per package
    apt-get install --yes --quiet --no-install-recommends $missing >"$log" 2>&1
}
log=$(mktemp)
trap 'rm -f "$log"' EXIT
# A fresh system has no package lists and an old one has stale ones: both are cured by an update.
install || { apt-get update --quiet >"$log" 2>&1 && install; } || {
    cat "$log" >&2
    echo "The Debian packages could not be installed:$missing" >&2
    exit 1
}
