#!/usr/bin/env bash
# A real Postgres 17 with pgvector, for tests and benches.
#
#   scripts/postgres.sh start [name] [--durable]   start it, print its URL as the only line of standard output
#   scripts/postgres.sh url   [name]               print the URL of a running one
#   scripts/postgres.sh stop  [name] [--drop]      stop what `start` started; --drop deletes its data too
#
# Where it comes from, first that applies: ACQUAINT_TEST_DATABASE_URL (a server you run yourself; never stopped
# here), a working Docker engine, a small Debian in ${ACQUAINT_CACHE:-~/.cache/acquaint}/pg17 (needs root and apt).
# Each name (default: main) is a server with a port and data of its own; the programs are shared and stay cached.
#
# The URL logs in as `acquaint_test`, which may create databases and roles but is neither superuser nor exempt
# from row security. `create database … template acquaint_template` gives a database that already has the
# extensions only an administrator may create.
# Without --durable a power cut loses the data (fsync off): right for tests, wrong for measuring.
set -euo pipefail

role=acquaint_test
extensions='vector pg_trgm'
cache=${ACQUAINT_CACHE:-$HOME/.cache/acquaint}
root=$cache/pg17
image=pgvector/pgvector:pg17
bin=/usr/lib/postgresql/17/bin

say() { printf 'postgres: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
. "$(dirname "${BASH_SOURCE[0]}")/debian.sh"
usage() { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }

action=${1:-}; shift || true
name=main durable=no drop=no
for word in "$@"; do
  case $word in
    --durable) durable=yes ;;
    --drop) drop=yes ;;
    -* | *[!a-z0-9-]*) usage ;;
    *) name=$word ;;
  esac
done
case $action in start | stop | url) ;; *) usage ;; esac

container=acquaint-pg17-$name
data=/var/lib/postgresql/acquaint/$name # inside the small Debian

print_url() { printf 'postgres://%s:%s@127.0.0.1:%s/%s\n' "$role" "$role" "$1" "$role"; }

# Settings as name=value lines. Row security, types and plans are the same in both kinds.
settings() {
  printf '%s\n' max_connections=200 shared_buffers=256MB random_page_cost=1.1
  if [ "$durable" = yes ]; then
    printf '%s\n' shared_buffers=1GB effective_cache_size=4GB maintenance_work_mem=2GB work_mem=32MB \
      max_wal_size=4GB checkpoint_timeout=15min
  else
    printf '%s\n' fsync=off synchronous_commit=off full_page_writes=off
  fi
}

# One that runs already must be of the kind asked for, or a bench would measure the wrong thing unnoticed.
check_kind() { # the settings it runs with
  local running=yes
  case $1 in *fsync=off*) running=no ;; esac
  [ "$running" = "$durable" ] || fail "'$name' is already running with other settings (durable: $running): stop it first, or choose another name."
}

# Run once as the superuser on a new cluster; running it again changes nothing.
first_sql() {
  cat <<SQL
\set ON_ERROR_STOP on
set client_min_messages = warning;
select 'create role $role login createdb createrole password ''$role'''
  where not exists (select from pg_roles where rolname = '$role') \gexec
select 'create database acquaint_template' where not exists (select from pg_database where datname = 'acquaint_template') \gexec
\connect acquaint_template
set client_min_messages = warning;
$(for each in $extensions; do printf 'create extension if not exists %s;\n' "$each"; done)
\connect postgres
alter database acquaint_template is_template true;
select 'create database $role owner $role template acquaint_template'
  where not exists (select from pg_database where datname = '$role') \gexec
SQL
}

# ---- Docker -------------------------------------------------------------------------------------------------

docker_works() { command -v docker >/dev/null && docker info >/dev/null 2>&1; }
docker_port() { docker port "$container" 5432/tcp 2>/dev/null | sed -n '1s/.*://p'; }

docker_start() {
  if [ -z "$(docker_port)" ]; then
    say "starting $image in Docker"
    docker rm -f "$container" >/dev/null 2>&1 || true
    local flags=() line
    while read -r line; do flags+=(-c "$line"); done < <(settings)
    docker run -d --name "$container" -p 127.0.0.1::5432 --shm-size 1g -e POSTGRES_PASSWORD="$RANDOM$RANDOM$RANDOM" \
      -e POSTGRES_INITDB_ARGS='--locale=C.UTF-8' "$image" postgres "${flags[@]}" >/dev/null ||
      fail "Docker could not start $image: see its message above, or set ACQUAINT_TEST_DATABASE_URL to a Postgres you run."
    # During its first start the image listens on its Unix socket only, then restarts: so ask over TCP.
    local tries=0
    until docker exec "$container" pg_isready -q -h 127.0.0.1; do
      [ $((tries += 1)) -le 120 ] || fail "Postgres in Docker was not ready after 60 s: read 'docker logs $container'."
      sleep 0.5
    done
    first_sql | docker exec -i -u postgres "$container" psql -qXAt >/dev/null || {
      docker rm -fv "$container" >/dev/null
      fail 'Postgres in Docker started but could not be set up: see its message above.'
    }
  fi
  check_kind "$(docker inspect --format '{{.Args}}' "$container")"
  print_url "$(docker_port)"
}

# ---- A small Debian -----------------------------------------------------------------------------------------

inside() { LC_ALL=C.UTF-8 chroot --userspec=postgres "$root" "$@"; }
# The port of the running server, or nothing. A process number left by a server of an earlier boot may belong to
# another program today, hence the look at what that process is.
debian_port() {
  local pid_file=$root$data/postmaster.pid pid
  pid=$(sed -n 1p "$pid_file" 2>/dev/null) || return 0
  if [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = postgres ]; then sed -n 4p "$pid_file"; fi
}

debian_build() {
  [ -x "$root$bin/postgres" ] && return
  need_debootstrap
  local mirror
  for mirror in $(mirrors); do
    say "building a small Debian with Postgres 17 and pgvector in $root (once; about a minute)"
    umount "$root.partial/proc" "$root.partial/sys" 2>/dev/null || true # left mounted by one that was killed
    rm -rf --one-file-system "$root.partial"
    if debootstrap --variant=minbase --include=postgresql-17,postgresql-17-pgvector trixie "$root.partial" "$mirror" \
      </dev/null >"$root.log" 2>&1; then
      # Packages are unpacked by now, and the cluster Debian makes by itself is not used.
      rm -rf "$root.partial"/var/cache/apt/archives/*.deb "$root.partial"/var/lib/apt/lists/* "$root.partial"/var/lib/postgresql/17
      mv "$root.partial" "$root"
      return
    fi
  done
  fail "debootstrap could not build Debian trixie from the mirror of this machine: read $root.log, or start Docker, or set ACQUAINT_TEST_DATABASE_URL."
}

debian_start() {
  mkdir -p "$cache"
  exec 9>"$cache/pg17.lock"
  flock 9 # two starts at once: the second waits, then finds everything done
  debian_build
  if [ -z "$(debian_port)" ]; then
    install -d -o "$(chroot "$root" id -u postgres)" -m 700 "$root/var/lib/postgresql/acquaint" "$root/run/postgresql"
    rm -f "$root$data/postmaster.pid"
    if [ ! -e "$root$data/acquaint.conf" ]; then # written last, so without it the cluster is half made
      say "making the database cluster '$name'"
      rm -rf "${root:?}$data"
      inside "$bin/initdb" -D "$data" --no-sync --locale C.UTF-8 --auth-local peer --auth-host scram-sha-256 >/dev/null
      echo "include_if_exists = 'acquaint.conf'" >>"$root$data/postgresql.conf"
    fi
    local port
    port=$(free_port)
    say "starting Postgres 17 '$name' on port $port"
    { settings; printf '%s\n' "port=$port" "listen_addresses='127.0.0.1'" "unix_socket_directories='/run/postgresql'"; } \
      >"$root$data/acquaint.conf"
    inside "$bin/pg_ctl" -D "$data" -s -w -t 60 -l "$data/server.log" start 9>&- </dev/null >&2 ||
      fail "Postgres did not start: read $root$data/server.log"
    first_sql | inside psql -qXAt -h /run/postgresql -p "$port" >/dev/null || {
      inside "$bin/pg_ctl" -D "$data" -s -m immediate stop
      fail "Postgres started but could not be set up: see its message above; 'scripts/postgres.sh stop $name --drop' begins anew."
    }
  fi
  flock -u 9
  check_kind "$(cat "$root$data/acquaint.conf")"
  print_url "$(debian_port)"
}

# ---- What was asked -----------------------------------------------------------------------------------------

if [ -n "${ACQUAINT_TEST_DATABASE_URL:-}" ]; then
  say 'using ACQUAINT_TEST_DATABASE_URL'
  [ "$action" = stop ] || printf '%s\n' "$ACQUAINT_TEST_DATABASE_URL"
elif docker_works; then
  case $action in
    start) docker_start ;;
    url) [ -n "$(docker_port)" ] || fail "'$name' is not running: scripts/postgres.sh start $name"; print_url "$(docker_port)" ;;
    stop) docker stop "$container" >/dev/null 2>&1 || true; [ "$drop" = no ] || docker rm -fv "$container" >/dev/null 2>&1 || true ;;
  esac
elif [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  fail 'Postgres 17 needs Docker, or Debian and root: start Docker, run this as root on Debian, or set ACQUAINT_TEST_DATABASE_URL to a Postgres 15 or later with pgvector.'
else
  case $action in
    start) debian_start ;;
    url) [ -n "$(debian_port)" ] || fail "'$name' is not running: scripts/postgres.sh start $name"; print_url "$(debian_port)" ;;
    stop)
      [ -z "$(debian_port)" ] || { say "stopping '$name'"; inside "$bin/pg_ctl" -D "$data" -s -m fast -w stop; }
      [ "$drop" = no ] || rm -rf "${root:?}$data"
      ;;
  esac
fi
