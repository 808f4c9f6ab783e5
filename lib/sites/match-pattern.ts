/**
 * Whether an address is one of a match pattern's: `https://*.zendesk.com/*`, and every path below it. A pattern without a
 * host's wildcard means that host alone; `*` as a scheme means http and https. Paths are not looked at: ours have none.
 */
export function isMatch(pattern: string, url: string): boolean {
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^/*]+)\/\*$/.exec(pattern);
  if (parts === null || !URL.canParse(url)) return false;
  const [, scheme = '', host = ''] = parts;
  const { protocol, hostname } = new URL(url);
  if (scheme === '*' ? !/^https?:$/.test(protocol) : protocol !== `${scheme}:`) return false;
  if (host === '*') return true;
  const base = host.replace(/^\*\./, '');
  return hostname === base || (host !== base && hostname.endsWith(`.${base}`));
}
