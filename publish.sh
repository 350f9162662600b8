#!/bin/sh
# Makes the release: Native AOT, one program and SQLite's library beside it, in artifacts/publish (or the folder that is named).
#   ./publish.sh [DIR]
# It needs the .NET SDK, clang or gcc, and zlib's headers (Debian: clang zlib1g-dev).
set -eu
cd -- "$(dirname -- "$(readlink -f -- "$0")")"
case "${1-}" in
    -*) echo "usage: ./publish.sh [DIR]" >&2; exit 2 ;;
esac
out=${1:-artifacts/publish}

command -v dotnet >/dev/null 2>&1 || { echo "publish.sh: the .NET 10 SDK is missing: there is no 'dotnet' on the PATH." >&2; exit 2; }
command -v clang >/dev/null 2>&1 || command -v gcc >/dev/null 2>&1 || {
    echo "publish.sh: Native AOT links with clang or gcc, and neither is there (Debian: clang zlib1g-dev)." >&2
    exit 2
}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

echo "Compiling to native code; this takes a minute or two…"
dotnet publish src/Cli/Signet.Cli.csproj -c Release --use-current-runtime -p:PublishAot=true -p:StripSymbols=true -p:OptimizationPreference=Speed -p:DebugType=none \
    -p:RestoreLockedMode=false -p:NuGetLockFilePath=obj/publish.lock.json -o "$out" -v quiet -clp:NoSummary
rm -f "$out"/*.dbg "$out"/*.xml "$out"/*.json
echo "$out: $(du -h "$out/signet" | cut -f1) signet, $(du -ch "$out"/*.so | tail -n 1 | cut -f1) libraries"
