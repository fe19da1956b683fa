#!/bin/sh
# Sets up and passes every check: ruff, pyright, and the tests with warnings as errors.
cd "$(dirname "$0")/.."
. packaging/setup.sh
need_program
need_packages libreoffice-writer antiword poppler-utils xvfb xauth unicode-data binutils
need_python packaging/requirements-test.txt
need_validator
.venv/bin/ruff check .
.venv/bin/ruff format --check .
.venv/bin/pyright --pythonpath .venv/bin/python
exec .venv/bin/python -m pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder \
    "$@"
