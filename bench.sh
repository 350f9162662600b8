#!/usr/bin/env bash
# Builds the server and the benchmark, and prints how far Signet is from this machine's OpenSSL and bare Kestrel.
# ./bench.sh [--quick] [--save] [--connections N]      The method is in bench/README.md.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
for need in openssl taskset; do
  command -v "$need" >/dev/null || { echo "The benchmark needs $need (Debian: openssl, util-linux)." >&2; exit 2; }
done

# What is measured is the release in native code; it is made anew when a source is newer.
published=artifacts/publish/signet
if [ ! -x "$published" ] || [ -n "$(find src Directory.* -newer "$published" -not -path '*/obj/*' -not -path '*/bin/*' -type f -print -quit)" ]; then
  ./publish.sh >&2
fi
for project in src/Cli/Signet.Cli.csproj bench/Signet.Bench.csproj; do
  dotnet restore "$project" --locked-mode -v quiet
  dotnet build "$project" -c Release --no-restore -v quiet -clp:NoSummary
done
exec dotnet bench/bin/Release/net10.0/Signet.Bench.dll "$@"
