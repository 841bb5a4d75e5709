#!/usr/bin/env bash
# A real Odoo 14 with its demo data, for the tests of the Odoo connector.
#
#   scripts/odoo.sh start [name]   start it on a fresh copy of the demo database, print its URL as the only line
#   scripts/odoo.sh url   [name]   print the URL of a running one
#   scripts/odoo.sh stop  [name]   stop it and delete its copy
#
# Where it comes from, first that applies: ACQUAINT_TEST_ODOO_URL (a server you run yourself; never stopped here), a
# small Debian in ${ACQUAINT_CACHE:-~/.cache/acquaint}/odoo14 (needs root and apt; 1.5 GB, three to five minutes the
# first time, seconds afterwards). Its database is a server of scripts/postgres.sh called odoo14, kept in the cache and
# stopped with the last Odoo. Each name (default: main) is a process, a port and a database of its own.
#
# The URL holds login, password and database: http://admin:admin@127.0.0.1:28069/crm14_main. Other logins: demo/demo.
# Debian 11 is past its support and may leave its mirrors some day: then `start` says so and fails.
set -euo pipefail

cache=${ACQUAINT_CACHE:-$HOME/.cache/acquaint}
root=$cache/odoo14
here=$(dirname "${BASH_SOURCE[0]}")

say() { printf 'odoo: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }
usage() { sed -n '2,6s/^# \{0,1\}//p' "$0" >&2; exit 2; }
. "$here/debian.sh"

action=${1:-} name=${2:-main}
case $action in start | stop | url) ;; *) usage ;; esac
case $name in *[!a-z0-9]*) usage ;; esac

run=$root/run/acquaint
pid_file=$run/$name.pid
settings=/etc/odoo/acquaint-$name.conf # inside the small Debian

postgres() { env -u ACQUAINT_TEST_DATABASE_URL "$here/postgres.sh" "$1" odoo14; }

# A process number left behind may belong to another program today.
is_running() { [ -e "$run/$1.pid" ] && tr '\0' ' ' <"/proc/$(cat "$run/$1.pid")/cmdline" 2>/dev/null | grep -q "acquaint-$1.conf"; }
print_url() { printf 'http://admin:admin@127.0.0.1:%s/crm14_%s\n' "$(sed -n 's/^http_port *= *//p' "$root$settings")" "$name"; }

inside() { chroot --userspec=odoo "$root" "$@"; }

# Without /proc Odoo dies when it looks at its own memory.
mount_proc() { [ -e "$root/proc/stat" ] || mount -t proc proc "$root/proc"; }

build() {
  [ ! -e "$root/etc/acquaint-ready" ] || return 0
  need_debootstrap
  say "building a small Debian with Odoo 14 in $root (once; three to five minutes, 1.5 GB)"
  umount "$root/proc" "$root/sys" 2>/dev/null || true # left mounted by one that was killed
  rm -rf --one-file-system "$root"
  local mirror built=no
  for mirror in $(mirrors); do
    if debootstrap --variant=minbase bullseye "$root" "$mirror" </dev/null >"$root.log" 2>&1; then built=yes; break; fi
    rm -rf --one-file-system "$root"
  done
  [ $built = yes ] || fail "debootstrap could not build Debian bullseye from the mirror of this machine: read $root.log; bullseye may have left it."
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod +x "$root/usr/sbin/policy-rc.d"
  cp /etc/resolv.conf "$root/etc/"
  mount_proc
  DEBIAN_FRONTEND=noninteractive chroot "$root" apt-get install -y -q --no-install-recommends odoo-14 </dev/null >>"$root.log" 2>&1 ||
    fail "apt-get could not install odoo-14 in the small Debian: read $root.log"
  # Installed by themselves with crm, and would call their maker.
  rm -rf "$root"/usr/lib/python3/dist-packages/odoo/addons/crm_iap_lead* "$root"/var/cache/apt/archives/*.deb "$root"/var/lib/apt/lists/*
  install -d -o "$(chroot "$root" id -u odoo)" "$root/var/lib/odoo-data"
  touch "$root/etc/acquaint-ready"
}

# dbfilter: with two databases visible Odoo 14 answers some errors as pages of HTML.
write_settings() { # URL of the server, database, port
  local url=$1
  cat >"$root$settings" <<CONF
[options]
db_host = 127.0.0.1
db_port = $(printf '%s' "$url" | sed 's|.*:\([0-9]*\)/.*|\1|')
db_user = acquaint_test
db_password = acquaint_test
data_dir = /var/lib/odoo-data
http_interface = 127.0.0.1
http_port = $3
max_cron_threads = 0
list_db = False
dbfilter = ^$2\$
CONF
}

# Odoo's own Python has a driver, so the machine needs no psql.
sql() { # server's URL, then statements
  local url=$1
  shift
  inside python3 -c '
import sys, psycopg2
db = psycopg2.connect(sys.argv[1].rsplit("/", 1)[0] + "/postgres")
db.autocommit = True
cursor = db.cursor()
for text in sys.argv[2:]: cursor.execute(text)
print(*[row[0] for row in cursor.fetchall()] if cursor.description else [], sep="\n")' "$url" "$@"
}

start() {
  [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || fail 'Odoo 14 needs Debian and root: run this as root on Debian, or set ACQUAINT_TEST_ODOO_URL.'
  mkdir -p "$cache"
  exec 9>"$cache/odoo14.lock"
  flock 9 # two starts at once: the second waits, then finds everything done
  build
  mount_proc
  mkdir -p "$run"
  if ! is_running "$name"; then
    local url port tries=0
    # The lock is ours alone: a server that inherits it would hold it for as long as it runs.
    url=$(postgres start 9>&-) || fail 'there is no Postgres for it: see its message above.'
    if [ "$(sql "$url" "select datname from pg_database where datname = 'crm14'")" != crm14 ]; then
      say 'making the demo database (once; about a minute)'
      write_settings "$url" crm14_new 8069
      sql "$url" 'drop database if exists crm14_new' >/dev/null
      inside odoo -c "$settings" -d crm14_new -i crm,contacts,calendar --stop-after-init --no-http </dev/null >"$root.log" 2>&1 ||
        fail "Odoo could not make its demo database: read $root.log"
      sql "$url" 'alter database crm14_new rename to crm14' >/dev/null
    fi
    sql "$url" "drop database if exists crm14_$name" "create database crm14_$name template crm14" >/dev/null
    port=$(free_port)
    write_settings "$url" "crm14_$name" "$port"
    say "starting Odoo 14 '$name' on port $port"
    chroot --userspec=odoo "$root" odoo -c "$settings" -d "crm14_$name" 9>&- </dev/null >"$root/var/lib/odoo-data/$name.log" 2>&1 &
    echo $! >"$pid_file"
    # Not `is_running`: in its first moment the process still goes by the name of this script.
    until (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
      [ $((tries += 1)) -le 240 ] && kill -0 "$(cat "$pid_file")" 2>/dev/null || fail "Odoo was not ready after 60 s: read $root/var/lib/odoo-data/$name.log"
      sleep 0.25
    done
  fi
  print_url
}

stop() {
  mkdir -p "$cache"
  exec 9>"$cache/odoo14.lock"
  flock 9
  [ -e "$pid_file" ] || return 0
  local url pid other
  pid=$(cat "$pid_file")
  if is_running "$name"; then
    say "stopping '$name'"
    kill "$pid"
    while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  fi
  rm -f "$pid_file"
  url=$(postgres url 2>/dev/null) || return 0
  sql "$url" "drop database if exists crm14_$name" >/dev/null
  for other in "$run"/*.pid; do
    [ -e "$other" ] && is_running "$(basename "$other" .pid)" && return 0
  done
  postgres stop
}

if [ -n "${ACQUAINT_TEST_ODOO_URL:-}" ]; then
  say 'using ACQUAINT_TEST_ODOO_URL'
  [ "$action" = stop ] || printf '%s\n' "$ACQUAINT_TEST_ODOO_URL"
else
  case $action in
    start) start ;;
    stop) stop ;;
    url) [ -e "$pid_file" ] && is_running "$name" || fail "'$name' is not running: scripts/odoo.sh start $name"; print_url ;;
  esac
fi
