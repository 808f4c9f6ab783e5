import type { Keeping } from '../../lib/panel/keeping';

const none = () => Promise.resolve({ ok: false as const, message: 'No server here.' });

/** A team without a server. */
export const noKeeping: Keeping = {
  state: none,
  silent: none,
  keepFor: none,
  close: none,
  takeBack: none,
  lift: none,
  exportAll: none,
};
