# What the scripts that build a small Debian share. To be sourced by one that has `say` and `fail`.

# The mirrors of Debian that apt on this machine uses (apt itself reads both forms of its sources).
mirrors() {
  apt-get indextargets --format '$(REPO_URI)|$(RELEASE)|$(COMPONENT)|$(ORIGIN)' 'Created-By: Packages' |
    while IFS='|' read -r uri release component origin; do
      case $release in *-*) continue ;; esac
      case $component/$origin in main/ | main/Debian) ;; *) continue ;; esac
      # Cloud images keep the address in a file: mirror+file:/etc/apt/mirrors/debian.list
      case $uri in mirror+file:*) uri=${uri#mirror+file:} uri=$(awk '/^[a-z]+:/ {print $1; exit}' "${uri%/}") ;; esac
      printf '%s\n' "$uri"
    done | sort -u
}

# debootstrap, and the proxy that apt goes through.
need_debootstrap() {
  if ! command -v debootstrap >/dev/null || [ -z "$(mirrors)" ]; then
    say 'installing debootstrap (apt-get)'
    { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends debootstrap; } \
      </dev/null >&2 || fail 'apt-get could not install debootstrap: see its message above; it needs a reachable Debian mirror.'
  fi
  local proxy=''
  eval "$(apt-config shell proxy Acquire::http::Proxy)"
  [ -z "$proxy" ] || export http_proxy=$proxy
}

free_port() {
  local port
  for _ in $(seq 50); do
    port=$((20000 + RANDOM % 10000))
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail 'no free port found between 20000 and 30000 on 127.0.0.1.'
}
