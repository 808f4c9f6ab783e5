/** What a browser calls itself in the list of devices, such as 'Firefox on Windows', from its user agent. */
export function browserName(userAgent: string): string {
  const browser = BROWSERS.find(([, mark]) => userAgent.includes(mark))?.[0] ?? 'Browser';
  const system = SYSTEMS.find(([, mark]) => userAgent.includes(mark))?.[0];
  return system === undefined ? browser : `${browser} on ${system}`;
}

// Each says of itself that it is those below it as well.
const BROWSERS = [
  ['Edge', 'Edg/'],
  ['Opera', 'OPR/'],
  ['Firefox', 'Firefox/'],
  ['Chrome', 'Chrome/'],
] as const;
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['ChromeOS', 'CrOS'],
  ['Android', 'Android'],
  ['Mac', 'Macintosh'],
  ['Linux', 'Linux'],
] as const;
