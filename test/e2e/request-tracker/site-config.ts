/** The folder and port of one Request Tracker, and its user's secret. */
export interface Place {
  folder: string;
  port: number;
}

/** The environment by which all of Request Tracker's programs find this place and nothing of the system's own. */
export function environment({ folder }: Place): Record<string, string> {
  return { RT_SITE_CONFIG: `${folder}/RT_SiteConfig.pm`, RT_SITE_CONFIG_DIR: `${folder}/config.d` };
}

/** Request Tracker's own configuration; everything not named here comes from its defaults. */
export function siteConfig({ folder, port }: Place): string {
  // One time zone, so that a captured page reads the same on every machine. Mail goes nowhere.
  return `Set($rtname, 'Repco Helpdesk');
Set($Organization, 'repco.test');
Set($CorrespondAddress, 'support@repco.test');
Set($CommentAddress, 'support-comment@repco.test');
Set($WebDomain, '127.0.0.1');
Set($WebPort, ${String(port)});
Set($WebPath, '');
Set($DatabaseType, 'SQLite');
Set($DatabaseName, '${folder}/rt.db');
Set($LogToSTDERR, 'error');
Set($LogToSyslog, undef);
Set($MailCommand, sub { 1 });
Set($Timezone, 'UTC');
$RT::MasonDataDir = '${folder}/mason';
$RT::MasonSessionDir = '${folder}/sessions';
$RT::VarPath = '${folder}/var';
1;
`;
}
