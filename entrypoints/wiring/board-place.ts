import type { BoardPlace } from '../../lib/panel/board/board';

/** The hash of this page's address. */
export const addressHash: BoardPlace = {
  read: () => location.hash,
  write(hash, how) {
    if (how === 'push') history.pushState(null, '', hash);
    else history.replaceState(null, '', hash);
  },
  watch(seen) {
    // Both: going back fires one, a typed address the other.
    const hear = () => seen(location.hash);
    addEventListener('popstate', hear);
    addEventListener('hashchange', hear);
    return () => {
      removeEventListener('popstate', hear);
      removeEventListener('hashchange', hear);
    };
  },
};
