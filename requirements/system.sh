#!/bin/sh
# Installs what the whole test suite needs beside Python, where it may: Java and Maven for a real Neo4j, Chromium for
# the pages. Where it may not, it says what is missing, and the tests that need it are skipped (or fail, where
# KAEDEKORT_REQUIRE_ALL is 1).
set -eu

has() {
    command -v "$1" >/dev/null 2>&1
}

is_known() {
    apt-cache show "$1" >/dev/null 2>&1
}

missing=
has java || missing="$missing java"
has mvn || missing="$missing maven"
has chromium || has chromium-browser || has google-chrome || missing="$missing chromium"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" != 0 ] || ! has apt-get; then
    echo "Der mangler:$missing. De prøver, som skal bruge det, springes over. På Debian: sudo apt-get install openjdk-17-jre-headless maven chromium" >&2
    exit 0
fi

echo "Installerer til prøverne:$missing ..." >&2
apt-get update -qq >&2
packages=
for name in $missing; do
    case $name in
        java) if is_known openjdk-17-jre-headless; then packages="$packages openjdk-17-jre-headless"; else packages="$packages openjdk-21-jre-headless"; fi ;;
        chromium) packages="$packages chromium fonts-dejavu-core" ;;
        *) packages="$packages $name" ;;
    esac
done
# shellcheck disable=SC2086  # a list of names
DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $packages >/dev/null
