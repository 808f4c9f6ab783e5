import type { Account } from '../unprivileged';
import { INSTALLED } from './packages';

/** The owner of the mailbox. */
export interface WebmailUser {
  name: string;
  address: string;
  password: string;
}

/** The folder, ports and account of one webmail. */
export interface Place {
  folder: string;
  imapPort: number;
  webPort: number;
  account: Account;
}

/** The whole configuration of a Dovecot that runs as one unprivileged user and listens on loopback only. */
export function dovecotConfig({ folder, imapPort, account }: Place): string {
  // Everything runs as the mail user, so nothing may chroot and no second system user is needed.
  return `protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log/dovecot.log
default_internal_user = ${account.name}
default_internal_group = ${account.group}
default_login_user = ${account.name}
first_valid_uid = 1
first_valid_gid = 1
mail_uid = ${account.uid}
mail_gid = ${account.gid}
mail_location = maildir:~/
mail_max_userip_connections = 200
passdb {
  driver = passwd-file
  args = ${folder}/users
}
userdb {
  driver = static
  args = uid=${account.uid} gid=${account.gid} home=${folder}/mail
}
service imap-login {
  chroot =
  inet_listener imap {
    address = 127.0.0.1
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
service stats {
  chroot =
}
namespace inbox {
  inbox = yes
  mailbox Sent {
    auto = subscribe
    special_use = \\Sent
  }
  mailbox Drafts {
    auto = subscribe
    special_use = \\Drafts
  }
  mailbox Trash {
    auto = subscribe
    special_use = \\Trash
  }
}
`;
}

/** Dovecot's password file with the one user. */
export function passwordFile(user: WebmailUser): string {
  return `${user.address}:{PLAIN}${user.password}\n`;
}

/** The script by which `Keeper` starts both servers. */
export function serversScript({ folder, webPort }: Place): string {
  const options = '-d opcache.enable_cli=1 -d opcache.validate_timestamps=0 -d display_errors=stderr';
  return `${INSTALLED.dovecot} -F -c ${folder}/dovecot.conf </dev/null &
pids=$!
PHP_CLI_SERVER_WORKERS=6 ROUNDCUBE_CONFIG_DIR=${folder}/config \\
  ${INSTALLED.php} ${options} -S 127.0.0.1:${webPort} -t ${INSTALLED.roundcube} ${folder}/router.php </dev/null &
pids="$pids $!"
`;
}

/** Roundcube's own configuration; everything not named here comes from its defaults. */
export function roundcubeConfig({ folder, imapPort }: Place, desKey: string): string {
  // Absolute dates and one time zone, so that a captured page reads the same on every day and machine.
  return `<?php
$config = [
  'db_dsnw' => 'sqlite:///${folder}/roundcube.db?mode=0600',
  'imap_host' => '127.0.0.1:${imapPort}',
  'smtp_host' => '127.0.0.1:9',
  'des_key' => '${desKey}',
  'product_name' => 'Repco Webmail',
  'log_dir' => '${folder}/log/',
  'temp_dir' => '${folder}/temp/',
  'plugins' => [],
  'skin' => 'elastic',
  'layout' => 'widescreen',
  'preview_pane' => true,
  'enable_spellcheck' => false,
  'session_lifetime' => 600,
  'language' => 'en_US',
  'timezone' => 'UTC',
  'prettydate' => false,
];
`;
}
