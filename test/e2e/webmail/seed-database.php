<?php
// Makes Roundcube's database: php seed-database.php DATABASE SCHEMA < {"user":{...},"contacts":[...]}
$seed = json_decode(stream_get_contents(STDIN), true, 16, JSON_THROW_ON_ERROR);
$db = new PDO('sqlite:' . $argv[1], null, null, [PDO::ATTR_ERRMODE => PDO::ERRMODE_EXCEPTION]);
// Several PHP workers write sessions at once; the write-ahead log keeps them from waiting for each other.
$db->exec('PRAGMA journal_mode = WAL');
$db->exec('BEGIN');
$db->exec(file_get_contents($argv[2]));
$now = '2026-10-01 08:00:00';
$db->prepare("INSERT INTO users (user_id, username, mail_host, created, language) VALUES (1, ?, '127.0.0.1', ?, 'en_US')")
    ->execute([$seed['user']['address'], $now]);
$db->prepare('INSERT INTO identities (user_id, changed, standard, name, organization, email) VALUES (1, ?, 1, ?, ?, ?)')
    ->execute([$now, $seed['user']['name'], 'Repco', $seed['user']['address']]);
$contact = $db->prepare('INSERT INTO contacts (user_id, changed, name, email, firstname, surname, vcard, words) VALUES (1, ?, ?, ?, ?, ?, ?, ?)');
foreach ($seed['contacts'] as $row) {
    $words = mb_strtolower(implode(' ', [$row['first'], $row['last'], $row['emails']]));
    $contact->execute([$now, $row['name'], $row['emails'], $row['first'], $row['last'], $row['vcard'], " $words "]);
}
$db->exec('COMMIT');
