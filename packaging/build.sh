#!/bin/sh
# Builds what is handed out, into dist/: a wheel, the one-folder program, a Debian package.
# usage: sh packaging/build.sh [wheel|frozen|deb|all]
cd "$(dirname "$0")/.."
. packaging/setup.sh

wheel() {
    rm -f dist/newsroom-*.whl
    .venv/bin/python -m hatchling build -t wheel -d dist >/dev/null
    told dist/newsroom-*.whl
}

frozen() {
    say "正在制作免安装的程序文件夹（约 2 分钟）……"
    .venv/bin/pyinstaller --noconfirm --log-level ERROR --distpath dist --workpath build/frozen \
        packaging/newsroom.spec
    told dist/newsroom
}

# Out of the folder as it stands: whoever changed the program builds that first.
deb() {
    [ -x dist/newsroom/newsroom ] || frozen
    say "正在制作 Debian 软件包（约 1 分钟）……"
    rm -f dist/newsroom_*.deb
    .venv/bin/python packaging/debian.py dist/newsroom dist >/dev/null
    told dist/newsroom_*.deb
}

told() { du -sh --apparent-size "$1"; }

wanted=${1:-all}
case $wanted in
    wheel|frozen|deb|all) ;;
    *) say "用法：sh packaging/build.sh [wheel|frozen|deb|all]"; exit 2 ;;
esac
need_program
[ "$wanted" = wheel ] || need_packages binutils $(shared_python)
need_python packaging/requirements-build.txt
mkdir -p dist
case $wanted in
    all) wheel; frozen; deb ;;
    *) "$wanted" ;;
esac
