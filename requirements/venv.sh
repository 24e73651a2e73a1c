#!/bin/sh
# Makes the virtual environment named by its argument, with the first Python 3.11 or newer that it finds.
# On a Debian without the venv module it installs it, where it may.
set -eu
folder=$1

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

make_with() {
    rm -rf "$folder"
    "$1" -m venv "$folder" >/dev/null 2>&1 && "$folder/bin/python" -m pip --version >/dev/null 2>&1
}

if [ -x "$folder/bin/python" ] && is_new_enough "$folder/bin/python" && "$folder/bin/python" -m pip --version >/dev/null 2>&1; then
    exit 0
fi

found=
for python in ${PYTHON:-} python3.11 python3 python3.12 python3.13 python3.14; do
    if command -v "$python" >/dev/null 2>&1 && is_new_enough "$python"; then
        found=${found:-$python}
        make_with "$python" && exit 0
    fi
done

if [ -z "$found" ]; then
    echo "Kædekort kræver Python 3.11 eller nyere, og den er ikke fundet. Installér den, eller skriv: make PYTHON=/sti/til/python3" >&2
    exit 1
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    version=$("$found" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    echo "Installerer Pythons venv-modul ..." >&2
    apt-get update -qq >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "python$version-venv" >/dev/null
    make_with "$found" && exit 0
fi
echo "$found kan ikke lave et virtuelt miljø. På Debian og Ubuntu hjælper: sudo apt-get install python3-venv" >&2
exit 1
