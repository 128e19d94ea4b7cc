# shellcheck shell=sh disable=SC2154 # variables of the launcher that reads this file
# What only the source tree's launcher does: building, testing, benchmarks, the distribution.
# home is the tree's folder; find_jdk has set jdk.

stamp=$home/cli/target/quick/built
log=$home/target/build.log

# Runs Maven on the JDK found, without the warnings that its own libraries draw.
use_maven() {
  command -v mvn >/dev/null || die 'building Muster needs Apache Maven 3.8 or later: install it (Debian: apt install maven).'
  command -v npm >/dev/null || die 'building Muster needs Node.js with npm, to fetch the networks: install it (Debian: apt install npm).'
  export JAVA_HOME="$jdk"
  export MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
}

# Is there a build, and no source newer than its beginning? A deleted file shows as its folder's time.
is_built() {
  [ -f "$stamp" ] && [ -f "$lib/muster.jar" ] || return 1
  [ -z "$(find "$home/pom.xml" "$home/config" "$home"/*/pom.xml "$home"/*/package-lock.json "$home"/*/src/main \
    -newer "$stamp" 2>/dev/null)" ]
}

build_when_needed() {
  ! is_built || return 0
  use_maven
  lock
  # Another launcher may have built it while this one waited.
  is_built || build
  unlock
}

# One build at a time: the lock is a folder that holds its owner's process number.
lock() {
  mkdir -p "$home/target"
  until mkdir "$home/target/build.lock" 2>/dev/null; do
    owner=$(cat "$home/target/build.lock/pid" 2>/dev/null) || owner=
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      unlock
    else
      sleep 1
    fi
  done
  echo $$ >"$home/target/build.lock/pid"
}

unlock() { rm -rf "$home/target/build.lock"; }

build() {
  message='Building Muster after changes'
  [ -d "$home/cli/target/quick/classes" ] || message='Building Muster (first use, about a minute)'
  # Not overwritten but made anew: a Muster that runs keeps the jars it has open.
  rm -rf "$stamp" "$lib"
  touch "$home/target/build.began"
  mvn='' ticker=''
  trap 'kill $mvn $ticker 2>/dev/null || :; unlock; exit 130' INT TERM HUP
  mvn -B -f "$home/pom.xml" -pl cli -am -Dquick package >"$log" 2>&1 &
  mvn=$!
  show_progress &
  ticker=$!
  wait "$mvn" && built=yes || built=no
  kill "$ticker" 2>/dev/null || :
  trap - INT TERM HUP
  [ ! -t 2 ] || printf '\r\033[K' >&2
  [ "$built" = yes ] || show_failure
  cksum "$lib"/*.jar >"$lib/build-id"
  mv "$home/target/build.began" "$stamp"
  find_cache
  [ -z "$cache" ] || (make_cache) >/dev/null 2>&1 || :
}

show_failure() {
  unlock
  sed -n -E '/^(\[ERROR\] |\[WARNING\].*\.java:|npm error)/p; /\[Help 1\]/q' "$log" >&2
  die "the build failed; its whole log is $log"
}

# Counts the seconds where a person watches, says one line where not.
show_progress() {
  [ -t 2 ] || { say "$message…"; return; }
  seconds=0
  while :; do
    printf '\r%s… %s s' "$message" "$seconds" >&2
    sleep 1
    seconds=$((seconds + 1))
  done
}

# Every check and test, the windows' too: they get a screen of their own where Xvfb can make one.
run_tests() {
  use_maven
  install_test_tools
  make_test_folder
  screen='' windows=''
  trap 'close_screen; rm -rf "$folder"' EXIT
  trap 'exit 130' INT TERM HUP
  if command -v Xvfb >/dev/null; then
    open_screen
  fi
  mvn -B -f "$home/pom.xml" verify -Dmuster.tests.folder="$folder" "$@"
}

# In memory, where a few gigabytes of it are free: databases of tests wait for disks more than for anything else.
make_test_folder() {
  memory=/dev/shm
  free=$(df -Pk "$memory" 2>/dev/null | awk 'NR == 2 { print $4 }')
  [ "${free:-0}" -gt 6000000 ] && [ -w "$memory" ] || memory=${TMPDIR:-/tmp}
  folder=$(mktemp -d "$memory/muster-tests-XXXXXX")
  chmod 711 "$folder" # PostgreSQL, which is never root, goes through it
}

# Starts a screen on a free display, and a window manager, without which windows get neither size nor focus.
open_screen() {
  mkfifo "$folder/display"
  Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$folder/display" >"$folder/xvfb.log" 2>&1 &
  screen=$!
  read -r display <"$folder/display" || die "no screen for the tests: $(cat "$folder/xvfb.log")"
  export DISPLAY=":$display"
  openbox >"$folder/openbox.log" 2>&1 &
  windows=$!
}

close_screen() {
  for program in $windows $screen; do
    kill "$program" 2>/dev/null || :
    wait "$program" 2>/dev/null || :
  done
}

# What the tests need beside Java: where it is missing, root gets it from Debian's packages, others are told.
install_test_tools() {
  missing=
  for tool in Xvfb:xvfb openbox:openbox ffmpeg:ffmpeg xdotool:xdotool import:imagemagick fc-list:fontconfig \
    chromium:chromium oathtool:oathtool; do
    command -v "${tool%%:*}" >/dev/null || missing="$missing ${tool#*:}"
  done
  for font in dejavu:fonts-dejavu noto:fonts-noto-core; do
    [ -d "/usr/share/fonts/truetype/${font%%:*}" ] || missing="$missing ${font#*:}"
  done
  [ -n "$missing" ] || return 0
  mkdir -p "$home/target"
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "installing for the tests:$missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086 # several words
    { apt-get -q update && apt-get -q -y install --no-install-recommends $missing; } >"$home/target/apt.log" 2>&1 ||
      die "could not install them; see $home/target/apt.log"
  else
    say "some tests need what is not installed here; on Debian: apt install$missing"
  fi
}

make_dist() {
  build_when_needed
  quick_package cli -Pdist
  say "made $(ls "$home"/target/muster-*.zip)"
}

run_bench() {
  quick_package bench
  main=org.openjdk.jmh.Main
  [ "${1:-}" != whole-frame ] || { main=dev.muster.bench.WholeFrame && shift; }
  [ "${1:-}" != live-face ] || { main=dev.muster.bench.LiveFace && shift; }
  [ "${1:-}" != import-ratio ] || { main=dev.muster.bench.ImportRatio && shift; }
  exec "$jdk/bin/java" --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -cp "$home/bench/target/quick/muster-bench.jar:$(cat "$home/bench/target/quick/classpath")" "$main" "$@"
}

# Photos in, clips of simulated attacks out.
run_simulation() {
  quick_package testkit
  exec "$jdk/bin/java" -cp "$home/testkit/target/quick/muster-testkit-0.1.0.jar:$home/frame/target/quick/muster-frame-0.1.0.jar" \
    dev.muster.testkit.attack.SimulateAttacks "$@"
}

# Packages a module and what it needs, without the checks.
quick_package() {
  module=$1 && shift
  use_maven
  lock
  mvn -B -f "$home/pom.xml" -pl "$module" -am -Dquick "$@" package >"$log" 2>&1 || show_failure
  unlock
}
