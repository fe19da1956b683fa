#!/bin/sh
# Sets up and starts Newsroom on the sample issue: the window where there is a display, else the
# sample's print package in out/.
cd "$(dirname "$0")/.."
. packaging/setup.sh
need_program
need_python packaging/requirements.txt
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec .venv/bin/python -m newsroom --sample
fi
exec .venv/bin/python -m newsroom demo --out out
