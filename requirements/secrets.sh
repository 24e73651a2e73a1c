#!/bin/sh
# Writes the file named by its argument with a made password for Neo4j, readable by its owner alone; leaves one that is
# there as it is.
set -eu
[ ! -e "$1" ] || exit 0
umask 077
password=$(od -An -N24 -tx1 /dev/urandom | tr -d ' \n')
printf 'KAEDEKORT_NEO4J_USER=neo4j\nKAEDEKORT_NEO4J_PASSWORD=%s\n' "$password" >"$1"
echo "Skrev $1 med en ny adgangskode til Neo4j." >&2
