import type { Workspace } from '../model/workspace';
import type { DeviceSettings } from '../store/store';
import type { PanelContext } from './context';
import { readOwn } from './own';

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
  /** Sets the margin of the team, as a share from 0 to 1. */
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
      const { workspace, stored } = state.getState().team;
      if (!stored) {
        state.setState({
          problem: 'The team’s settings have not arrived yet. Try again after the next sync.',
        });
        return;
      }
      const value: Workspace['value'] = { ...workspace.value, margin };
      await context.commit([
        {
          op: 'patch',
          kind: 'workspace',
          id: workspace.id,
          fields: { value },
          base: { value: workspace.value },
        },
      ]);
    },
  };
}
