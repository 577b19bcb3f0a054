#!/bin/sh
# Installs what the tests need beyond `make run`: a browser, a Java for the HTML checker, tools that
# read PDF, and PostgreSQL's server programs. As root on Debian or Ubuntu it installs them; anywhere
# else it says what to install.
set -eu

missing=
need() { # package, then the programs of which one will do
    package=$1; shift
    for program; do
        [ -z "$(command -v "$program" 2>/dev/null)" ] || return 0
        [ ! -x "$program" ] || return 0
    done
    missing="$missing $package"
}

need chromium /usr/bin/chromium
need poppler-utils pdftotext
need default-jre-headless java
need postgresql postgres $(ls /usr/lib/postgresql/*/bin/postgres 2>/dev/null)

if [ -n "$missing" ]; then
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "install.sh: missing:$missing; install them with: sudo apt-get install --no-install-recommends$missing" >&2
        exit 1
    fi
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
fi

cd "$(dirname "$0")"
[ ! -f e2e/package.json ] || cd e2e
[ node_modules/.package-lock.json -nt package-lock.json ] || npm ci
