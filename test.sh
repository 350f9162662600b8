#!/bin/sh
# Builds everything, runs every test, and closes with one line: N passed, N failed, N skipped.
#   ./test.sh           the suite
#   ./test.sh --long    the same with the long variants (1,000 kill rounds instead of 50)
set -eu
cd -- "$(dirname -- "$(readlink -f -- "$0")")"

limit=14m
case "${1-}" in
    '') ;;
    --long) export SIGNET_TEST_LONG=1; limit=6h ;;
    *) echo "usage: ./test.sh [--long]" >&2; exit 2 ;;
esac

# ---- what the tests call, by command and Debian package
missing=
for pair in aws:awscli openssl:openssl curl:curl jq:jq softhsm2-util:softhsm2 node:nodejs npm:npm chromium:chromium; do
    command -v "${pair%%:*}" >/dev/null 2>&1 || missing="$missing ${pair##*:}"
done
if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing…"
    # shellcheck disable=SC2086  # one word for each package
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing; } >/dev/null
elif [ -n "$missing" ]; then
    echo "test.sh: these Debian packages are missing:$missing. Install them, or run this once as root." >&2
    exit 2
fi
if ! command -v dotnet >/dev/null 2>&1; then
    echo "test.sh: the .NET 10 SDK is missing: there is no 'dotnet' on the PATH (https://dotnet.microsoft.com/download)." >&2
    exit 2
fi

# ---- JavaScript packages, as pinned (those of src/Console come with the build); without them their tests fail and say so
for folder in test/Conformance/Node test/Browser; do
    (cd "$folder" && npm ci --loglevel=error >/dev/null) || echo "test.sh: npm could not install the packages of $folder." >&2
done

# ---- build: pinned packages, warnings are errors
mkdir -p artifacts/test src/Cli/bin/Release
touch src/Cli/bin/Release/building
dotnet restore Signet.slnx --locked-mode --verbosity quiet
dotnet build Signet.slnx --no-restore --configuration Release --nologo --verbosity quiet -nodeReuse:false
mv src/Cli/bin/Release/building src/Cli/bin/Release/built

# ---- run: the slow ones first, two at a time; each prints its failures and its summary when it is done
rm -f artifacts/test/*
for name in Conformance Server Browser Console Storage Cryptography $(ls test); do
    if [ -f "test/$name/Signet.$name.Tests.csproj" ] || [ -f "test/$name/package.json" ] || [ "$name" = Console ]; then echo "$name"; fi
done | awk '!seen[$0]++' >artifacts/test/suites

export limit
xargs -P 2 -n 1 .ci/suite <artifacts/test/suites || true

# ---- add up: a suite that left no summary, or a bad exit code without a failed test, counts as one failure
passed=0 failed=0 skipped=0
while read -r name; do
    log=artifacts/test/$name.log
    count() { sed -n "s/^ *$1: \([0-9]*\)\$/\1/p" "$log" | tail -n 1; }
    bad=$(count failed)
    if [ -z "$bad" ]; then
        echo "$name did not run to its end; see $log" >&2
        bad=1
    elif [ "$bad" = 0 ] && [ "$(cat "artifacts/test/$name.code")" != 0 ]; then
        echo "$name ended with exit code $(cat "artifacts/test/$name.code"); see $log" >&2
        bad=1
    fi
    good=$(count succeeded)
    idle=$(count skipped)
    passed=$((passed + ${good:-0})) failed=$((failed + bad)) skipped=$((skipped + ${idle:-0}))
done <artifacts/test/suites

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
