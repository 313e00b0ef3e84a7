#!/bin/sh
# Installs what the lock files say, then runs one npm script under our own Node 24, whatever Node started npm.
set -eu; cd "$(dirname "$0")"
ci() { cmp -s "$1/package-lock.json" "$1/node_modules/.from" || { npm ci --no-fund --no-audit --prefix "$1" && cp "$1/package-lock.json" "$1/node_modules/.from"; }; }
ci tools/node
PATH="$PWD/tools/node/node_modules/.bin:$PATH"; export PATH
# What Node makes of the sources is kept, so that a start is quicker and a server at rest smaller.
export NODE_COMPILE_CACHE="$PWD/node_modules/.cache/node"
ci .; exec npm run --silent "$@"
