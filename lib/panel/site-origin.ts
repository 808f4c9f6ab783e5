/**
 * The match pattern of the site a pasted address belongs to: `https://crm.example/*`. An address without a scheme is
 * taken for https, for http on this machine. The port is left out: Firefox has none in its patterns, and Chrome then
 * allows every port. Null for what is no http or https address.
 */
export function siteOrigin(text: string): string | null {
  const typed = text.trim();
  if (typed === '' || /\s/.test(typed)) return null;
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const scheme = /^(localhost|127\.|\[::1\])/.test(typed) ? 'http' : 'https';
  const address = hasScheme ? typed : `${scheme}://${typed}`;
  if (!URL.canParse(address)) return null;
  const { protocol, hostname } = new URL(address);
  // A bare word is a search, not a host; with its scheme it may be a machine of one's own network.
  const isHost = hasScheme || hostname.includes('.') || hostname === 'localhost' || hostname.startsWith('[');
  return /^https?:$/.test(protocol) && isHost ? `${protocol}//${hostname}/*` : null;
}

/** A match pattern as people read it: 'crm.example', '*.hubspot.com'. */
export function originText(pattern: string): string {
  return pattern.replace(/^[^:]+:\/\//, '').replace(/\/.*$/, '');
}
