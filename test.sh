#!/usr/bin/env bash
# Installs what the tests need and the machine lacks, builds everything, runs every test,
# and closes with one line: N passed, N failed, N skipped.   ./test.sh --long runs the long variants.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1
[ "${1:-}" = --long ] && export SIGNET_TEST_LONG=1

# Each command that the tests call, with the Debian package that brings it.
missing=()
for need in openssl:openssl curl:curl jq:jq aws:awscli; do
  command -v "${need%%:*}" >/dev/null || missing+=("${need##*:}")
done
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ]; then
    echo "The tests need these Debian packages; install them first: ${missing[*]}" >&2
    exit 2
  fi
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

dotnet restore Signet.slnx --locked-mode -v quiet
dotnet build Signet.slnx -c Release --no-restore -v quiet -clp:NoSummary

passed=0 failed=0 skipped=0
count() { sed -n "s/^ *$1: *\([0-9]*\)$/\1/p" "$2" | tail -n 1; }
for project in test/*/*.csproj; do
  folder=$(dirname "$project")
  program="$folder/bin/Release/net10.0/$(basename "$project" .csproj)"
  log=$(mktemp)
  echo "== $folder"
  "$program" >"$log" 2>&1 || true
  cat "$log"
  # A project that told no result has failed as a whole.
  p=$(count succeeded "$log") f=$(count failed "$log") s=$(count skipped "$log")
  if [ -z "$p" ] || [ -z "$f" ]; then f=$(( ${f:-0} + 1 )); fi
  passed=$((passed + ${p:-0})) failed=$((failed + ${f:-0})) skipped=$((skipped + ${s:-0}))
  rm -f "$log"
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
