#!/bin/sh
# A PostgreSQL for the tests: made at the first call, started when it does not run.
#
#   tests/postgres.sh        prints its address, such as postgres:///thaksa?host=/…/target/pg&port=…
#   tests/postgres.sh stop   stops it
#
# It listens on a socket in target/pg only, and forgets safety for speed: a crash may lose data.
# The locale is C.UTF-8, since under C pg_trgm finds no trigram in Thai.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${CARGO_TARGET_DIR:-$root/target}/pg
mkdir -p "$folder"

fail() { echo "postgres.sh: $*" >&2; exit 1; }

# The server refuses to run as root, so root hands it to the user that Debian's package makes.
as_owner() { "$@"; }
if [ "$(id -u)" = 0 ]; then
    id postgres >/dev/null 2>&1 || fail "there is no user postgres; run tests/install.sh"
    as_owner() { runuser -u postgres -- "$@"; }
fi
# That user must be able to reach the folder, and the name of a socket may have 107 bytes.
if ! as_owner test -x "$folder" || [ ${#folder} -gt 85 ]; then
    folder=/tmp/thaksa-pg-$(printf %s "$root" | cksum | cut -d' ' -f1)
    mkdir -p "$folder"
fi
[ "$(id -u)" != 0 ] || chown postgres: "$folder"

# Debian keeps the server programs off the path, in a folder a version.
for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V); do PATH=$bin:$PATH; done
for program in initdb pg_ctl postgres psql createdb; do
    command -v "$program" >/dev/null || fail "$program is missing; run tests/install.sh"
done

cd "$folder" # a folder that both users may stand in
if [ "${1-}" = stop ]; then
    as_owner pg_ctl -D "$folder/data" -m fast stop >/dev/null
    exit
fi

if [ ! -s "$folder/data/PG_VERSION" ]; then
    as_owner rm -rf "$folder/data"
    as_owner initdb -D "$folder/data" -U thaksa -A trust --locale=C.UTF-8 -E UTF8 --no-sync >"$folder/initdb.log" ||
        fail "initdb failed; see $folder/initdb.log"
    # A port of its own keeps two checkouts apart; on a socket it is a part of a file name only.
    port=$(awk 'BEGIN { srand(); print 20000 + int(rand() * 20000) }')
    as_owner tee -a "$folder/data/postgresql.conf" >/dev/null <<CONF
listen_addresses = ''
unix_socket_directories = '$folder'
port = $port
fsync = off
synchronous_commit = off
full_page_writes = off
max_connections = 200
CONF
fi

port=$(awk '$1 == "port" { port = $3 } END { print port }' "$folder/data/postgresql.conf")
if ! as_owner pg_ctl -D "$folder/data" status >/dev/null 2>&1; then
    as_owner pg_ctl -D "$folder/data" -w -l "$folder/server.log" start >/dev/null ||
        fail "PostgreSQL did not start; see $folder/server.log"
fi
psql -h "$folder" -p "$port" -U thaksa -d postgres -tAc "select 1 from pg_database where datname = 'thaksa'" | grep -q 1 ||
    createdb -h "$folder" -p "$port" -U thaksa thaksa
echo "postgres:///thaksa?host=$folder&port=$port&user=thaksa"
