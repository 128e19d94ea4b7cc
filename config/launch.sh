# shellcheck shell=sh disable=SC2154 # variables of the launcher that reads this file
# What the launcher of the source tree and that of the distribution share: finding a JDK, starting Muster.
# The caller sets lib (the folder of jars) and, when Java alone will not do, jdk_tool (a program the JDK must have).

say() { printf 'muster: %s\n' "$*" >&2; }
die() { say "$@"; exit 3; }

# Is $1 a JDK of version 25 or later? Its release file says so without starting it.
is_jdk() {
  [ -x "$1/bin/${jdk_tool:-java}" ] && [ -r "$1/release" ] || return 1
  while IFS='="' read -r key _ version _; do
    [ "$key" = JAVA_VERSION ] || continue
    [ "${version%%[!0-9]*}" -ge 25 ] 2>/dev/null && return 0
  done <"$1/release"
  return 1
}

# Sets jdk to the home of the first JDK that will do.
find_jdk() {
  jdk=${JAVA_HOME:-}
  is_jdk "$jdk" && return
  on_path=$(readlink -f "$(command -v java)" 2>/dev/null) || on_path=
  for jdk in "${on_path%/bin/java}" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home ~/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    ~/.sdkman/candidates/java/* ~/.jdks/* ~/.asdf/installs/java/* ~/.local/share/mise/installs/java/*; do
    is_jdk "$jdk" && return
  done
  die 'needs a JDK 25 or later: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it.'
}

# Nothing that Muster runs reports about its users.
export ORT_DISABLE_TELEMETRY=1

# Becomes Java with the options that every run of Muster shares.
java_muster() {
  # ONNX Runtime would report to its maker. Muster forbids that itself too, but here it costs nothing.
  export ORT_DISABLE_TELEMETRY=1
  # In the C locale Java would not find files whose names have accents.
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in C | POSIX) export LC_ALL=C.UTF-8 ;; esac
  # shellcheck disable=SC2086 # nicely is several words, or none
  exec ${nicely:-} "$jdk/bin/java" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC \
    '-Xlog:aot*=off' '-Xlog:cds*=off' "-Donnxruntime.native.path=$lib/native" "$@"
}

# Sets cache to the file where the JVM keeps classes loaded and linked ahead of time, or to nothing where there is no
# place for one. The name stands for all it is made from, because JDK 25 overlooks a changed jar (JDK-8377932).
find_cache() {
  cache=
  [ "${MUSTER_AOT:-on}" != off ] || return 0
  folder=$lib
  [ -w "$lib" ] || folder=${XDG_CACHE_HOME:-${HOME:-}/.cache}/muster
  # The JVM would take a colon for the end of the file's name.
  case $folder in *:*) return 0 ;; esac
  sum=$({ LC_ALL=C ls -ln "$lib"/*.jar; cat "$lib/build-id" "$jdk/release"; } 2>/dev/null | cksum)
  cache=$folder/muster-${sum%% *}.aot
}

# Makes the cache by a training run. A folder is both its workshop and its lock; after a failure it stays for an hour,
# so that not every command tries again.
make_cache() {
  mkdir -p "$folder" || return
  workshop=$folder/aot.lock
  [ -z "$(find "$workshop" -prune -mmin +60 2>/dev/null)" ] || rm -rf "$workshop"
  mkdir "$workshop" || return
  (cd "$workshop" && java_muster -XX:AOTCacheOutput=new.aot -jar "$lib/muster.jar" warm-up) || return
  rm -f "$folder"/muster-*.aot
  mv "$workshop/new.aot" "$cache" && rm -rf "$workshop"
}

# Becomes Muster. Where the cache is missing, it is made in the background and the next run has it.
start_muster() {
  find_cache
  if [ -f "$cache" ]; then
    java_muster "-XX:AOTCache=$cache" -jar "$lib/muster.jar" "$@"
  fi
  if [ -n "$cache" ]; then
    (nicely='nice -n 19' && make_cache) </dev/null >/dev/null 2>&1 &
  fi
  java_muster -jar "$lib/muster.jar" "$@"
}
