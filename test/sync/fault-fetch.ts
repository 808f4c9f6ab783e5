import type { Seeded } from './seeded';

/** What can happen to one request. */
export const FAULTS = {
  none: 24,
  /** It never arrives. */
  refused: 1,
  /** It has its effect, and the answer is lost. */
  replyLost: 3,
  /** The network delivers it twice. */
  twice: 1,
  /** It arrives, and a copy of it arrives again much later. */
  stale: 1,
  /** A sign-in page of the network answers. */
  webPage: 1,
  broken: 1,
  /** The answer is cut in the middle. */
  cut: 1,
};
export type Fault = keyof typeof FAULTS;

/** A request that the network keeps, to deliver it again at any time. */
export type Kept = () => Promise<unknown>;

/**
 * A fetch over a network on which things happen; `faults` off makes it a good one. `meanwhile` happens while the answer
 * to a pull is on its way.
 */
export function faultFetch(
  inner: typeof fetch,
  network: { chance: Seeded; faults: boolean; kept: Kept[]; log: (what: string) => void },
  meanwhile: () => Promise<void>,
): typeof fetch {
  return async (input, init) => {
    const path = new URL(input instanceof Request ? input.url : input).pathname;
    const fault: Fault = network.faults ? network.chance.weighted(FAULTS) : 'none';
    const { signal: _signal, ...plain } = init ?? {};
    const send = async () => {
      const answer = await inner(input, plain);
      if (path === '/v1/sync/pull') await meanwhile();
      return answer;
    };
    if (fault !== 'none') network.log(`  ${fault} ${path}`);
    switch (fault) {
      case 'none':
        return send();
      case 'refused':
        throw new TypeError('Failed to fetch');
      case 'replyLost':
        await send();
        throw new TypeError('Failed to fetch');
      case 'twice':
        await send();
        return send();
      case 'stale':
        network.kept.push(() => inner(input, plain));
        return send();
      case 'webPage':
        return new Response('<html>Please sign in to the network.</html>');
      case 'broken':
        return new Response('Bad Gateway', { status: 502 });
      case 'cut': {
        const bytes = new Uint8Array(await (await send()).arrayBuffer());
        return new Response(bytes.slice(0, bytes.length / 2));
      }
    }
  };
}
