<?php
// The router of PHP's built-in server: static files of Roundcube as they are, everything else to index.php.
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH) ?: '/';
$isStatic = preg_match('!^/(skins|plugins|program)/!', $path) && !preg_match('!\.(php|inc|sh)$!', $path);
if ($isStatic && is_file($_SERVER['DOCUMENT_ROOT'] . $path)) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
unset($_SERVER['PATH_INFO']);
chdir($_SERVER['DOCUMENT_ROOT']);
require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
