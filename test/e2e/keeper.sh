#!/bin/sh
# Runs the servers of one program and ends them, and the folder, as soon as standard input closes. The test process
# holds the other end: when it stops, or is killed by any signal, the kernel closes it for us.
# Usage: keeper.sh FOLDER; FOLDER/servers.sh starts them in the background and puts their process ids into $pids.
folder=$1
pids=
. "$folder/servers.sh"
# From here on this shell outlives signals to its group, because it still has to clean up.
trap : TERM INT HUP
cat >/dev/null
# The servers' workers share this shell's process group; each server waits for its own, this shell for the servers.
kill -INT 0
kill -TERM $pids 2>/dev/null
wait $pids
rm -rf "$folder"
