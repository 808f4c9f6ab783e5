import { marketOf } from '../rules/market';
import { figuresOf, withFigures } from '../model/value-figures';
import type { DeviceSettings } from '../store/store';
import { isSameJson } from '../model/same-json';
import { announce, shownPerson } from './acting';
import type { PanelContext } from './context';
import { replaceOwn, readOwn, tellPages } from './own';
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
      const { own: before } = await store.device();
      if (isSameJson(own, before)) return wrong;
      if (!(await replaceOwn(context, own))) return wrong;
      announce(context, 'Your own addresses are saved', { kind: 'own-all', before });
      await tellPages(context);
      return wrong;
    },
    async setMargin(margin) {
      const { workspace } = state.getState().team;
      const settings = marketOf(workspace, shownPerson(context)?.contact ?? { market: null });
      const { id, value, valueMore } = settings;
      const text = `The margin is saved for ${forWhom(state.getState(), id)}`;
      const saved = withFigures(settings, { ...figuresOf(settings), margin }, context.options.now());
      await saveInMarket(context, id, saved, { base: { value, valueMore }, text });
    },
  };
}
