#!/bin/sh
# Runs Dovecot and PHP for one webmail and ends them, and the folder, as soon as standard input closes. The
# test process holds the other end: when it stops, or is killed by any signal, the kernel closes it for us.
# Usage: keeper.sh FOLDER DOVECOT PHP PORT DOCUMENT_ROOT
folder=$1
"$2" -F -c "$folder/dovecot.conf" </dev/null &
dovecot=$!
PHP_CLI_SERVER_WORKERS=6 ROUNDCUBE_CONFIG_DIR="$folder/config" \
  "$3" -d opcache.enable_cli=1 -d opcache.validate_timestamps=0 -d display_errors=stderr \
  -S "127.0.0.1:$4" -t "$5" "$folder/router.php" </dev/null &
php=$!
# From here on this shell outlives signals to its group, because it still has to clean up.
trap : TERM INT HUP
cat >/dev/null
# The PHP workers share this shell's process group; PHP's main process waits for them, this shell for both.
kill -INT 0
kill -TERM "$dovecot" 2>/dev/null
wait "$dovecot" "$php"
rm -rf "$folder"
