import { marketOf } from '../rules/market';
import type { DeviceSettings } from '../store/store';
import type { PanelContext } from './context';
import { readOwn } from './own';
import { shownPerson } from './acting';
import { saveInMarket } from './save-settings';
import { forWhom } from './team-editing';

export interface SettingsCommands {
  /** Asks for the permission to read these sites; call it from the click. True when it was given. */
  allowSites(origins: string[]): Promise<boolean>;
  removeSite(origin: string): Promise<void>;
  allowedSites(): Promise<string[]>;
  /** First run is over. */
  welcome(): Promise<void>;
  setTheme(theme: DeviceSettings['theme']): Promise<void>;
  /** Replaces the user's own addresses and domains by what was typed; answers with what is neither. */
  setOwn(text: string): Promise<string[]>;
  /** Sets the margin in the market of the person shown, as a share from 0 to 1. */
  setMargin(margin: number): Promise<void>;
}

/** Settings of this device and of the team. */
export function settingsCommands(context: PanelContext): SettingsCommands {
  const { state, options } = context;
  const { store, access } = options;
  return {
    allowSites: (origins) => access.request(origins),
    removeSite: (origin) => access.remove(origin),
    allowedSites: () => access.allowed(),
    welcome: () => store.saveDevice({ welcomed: true }),
    setTheme: (theme) => store.saveDevice({ theme }),
    async setOwn(text) {
      const { own, wrong } = readOwn(text);
      await store.saveDevice({ own });
      return wrong;
    },
    async setMargin(margin) {
      const { workspace } = state.getState().team;
      const { id, value } = marketOf(workspace, shownPerson(context)?.contact ?? { market: null });
      const text = `The margin is saved for ${forWhom(state.getState(), id)}`;
      await saveInMarket(context, id, { value: { ...value, margin } }, { base: { value }, text });
    },
  };
}
