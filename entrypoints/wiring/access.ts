import { browser } from 'wxt/browser';
import type { Access } from '../../lib/panel/context';

/** The browser's permissions, as the panel asks for them. */
export const access: Access = {
  // Called from a click: nothing may be awaited before it.
  request: (origins) => browser.permissions.request({ origins }),
  remove: async (origin) => {
    await browser.permissions.remove({ origins: [origin] });
  },
  allowed: async () => {
    const { origins = [] } = await browser.permissions.getAll();
    return origins.filter((origin) => /^(https?|\*):\/\//.test(origin));
  },
};
