#!/bin/sh
# Tries what build.sh built, each outside the checkout and with an empty home: demo and its check,
# a Word file read in a child process, the composing child, and the window where there is Xvfb.
# usage: sh packaging/smoke.sh [wheel|frozen|deb|all]
cd "$(dirname "$0")/.."
. packaging/setup.sh
top=$PWD
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
trap 'exit 1' HUP INT TERM

wheel() {
    python3 -m venv "$room/venv"
    "$room/venv/bin/pip" install -q --disable-pip-version-check -c packaging/requirements.txt \
        dist/newsroom-*.whl
    try wheel "$room/venv/bin/newsroom"
}

frozen() { try frozen "$top/dist/newsroom/newsroom"; }

# Installed into an empty root by dpkg, its own list of packages and all, and run out of it.
deb() {
    root=$room/root
    mkdir -p "$root/var/lib/dpkg/updates" "$root/var/lib/dpkg/info" "$root/tmp"
    : > "$root/var/lib/dpkg/status"
    dpkg --root="$root" --log=/dev/null --force-depends --force-not-root --no-triggers \
        --install dist/newsroom_*.deb >/dev/null 2>"$room/dpkg.log" || { cat "$room/dpkg.log" >&2; exit 1; }
    dpkg --root="$root" --status newsroom | grep -q '^Status: install ok installed'
    (cd "$root" && md5sum --quiet -c var/lib/dpkg/info/newsroom.md5sums)
    try deb "$root/usr/bin/newsroom"
    dpkg --root="$root" --log=/dev/null --force-not-root --no-triggers --purge newsroom >/dev/null
    [ ! -e "$root/usr/lib/newsroom" ] || { say "卸载后还留下了文件"; exit 1; }
}

# try NAME PROGRAM: in an empty folder with an empty home; without a screen, Python's settings or
# the checkout.
try() {
    place=$room/$1
    mkdir -p "$place/home" "$place/work"
    cd "$place/work"
    clean "$2" demo --out out > told.json
    list=$(find out -name 清单.json)
    clean "$2" verify-package "${list%/*}" >/dev/null
    word=$(find out -name '*.docx' | head -n 1)
    clean "$2" parse "$word" | grep -q headline
    if [ "$1" != wheel ]; then
        clean python3 "$top/packaging/composing_starts.py" "$2"
    fi
    if command -v Xvfb >/dev/null 2>&1 && command -v xdotool >/dev/null 2>&1; then
        seen=$(clean python3 "$top/packaging/start_time.py" "$2")
        say "$1: 窗口 $seen 秒出现"
    fi
    cd "$top"
    say "$1: 样例印刷包 $(find "$place/work/out" -type f | wc -l) 个文件，核对无误"
}

clean() {
    env -i HOME="$place/home" NEWSROOM_HOME="$place/home" LANG=C.UTF-8 PATH="$PATH" "$@"
}

wanted=${1:-all}
case $wanted in
    all) wheel; frozen; deb ;;
    wheel|frozen|deb) "$wanted" ;;
    *) say "用法：sh packaging/smoke.sh [wheel|frozen|deb|all]"; exit 2 ;;
esac
