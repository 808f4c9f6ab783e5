import type { Change } from '../model/change';
import type { FiledSite, FileRead } from '../model/taught-file';
import type { TaughtSite } from '../model/taught-site';
import { can } from '../rules/can';
import { act } from './acting';
import type { PanelContext } from './context';

/** What a file would add: the sites, and how many of it are here already. */
export type ImportPlan = { ok: true; sites: FiledSite[]; known: number } | Extract<FileRead, { ok: false }>;

export interface TaughtCommands {
  renameTaught(id: string, label: string): Promise<void>;
  switchTaught(id: string, enabled: boolean): Promise<void>;
  deleteTaught(id: string): Promise<void>;
  /** Whether the user may change a site: their own, or any with the right role. */
  mayChangeTaught(site: TaughtSite): boolean;
  /** All taught sites as the text of a file. */
  exportTaught(): Promise<string>;
  /** What a file would add. Nothing is written. */
  planImport(text: string): Promise<ImportPlan>;
  importTaught(sites: FiledSite[]): Promise<void>;
}

/** The list of taught sites: names, switches, files. */
export function taughtCommands(context: PanelContext): TaughtCommands {
  const { state, options } = context;
  const find = (id: string) => state.getState().taught.find((site) => site.id === id) ?? null;

  async function edit(id: string, fields: Pick<Partial<TaughtSite>, 'label' | 'enabled'>, text: string) {
    const site = find(id);
    if (site === null) return;
    const base: typeof fields = {};
    if (fields.label !== undefined) base.label = site.label;
    if (fields.enabled !== undefined) base.enabled = site.enabled;
    const undo = { kind: 'taught-fields', id, fields: base } as const;
    await act(context, [{ op: 'patch', kind: 'taught-site', id, fields, base }], { text, undo });
  }

  return {
    async renameTaught(id, label) {
      const name = label.trim().slice(0, 200);
      if (name !== '' && name !== find(id)?.label) await edit(id, { label: name }, `Renamed to ${name}`);
    },
    async switchTaught(id, enabled) {
      await edit(id, { enabled }, `${find(id)?.label ?? 'Site'} switched ${enabled ? 'on' : 'off'}`);
    },
    async deleteTaught(id) {
      const site = find(id);
      if (site === null) return;
      const undo = { kind: 'taught-deleted', site } as const;
      await act(context, [{ op: 'delete', kind: 'taught-site', id }], {
        text: `${site.label} deleted`,
        undo,
      });
    },
    mayChangeTaught(site) {
      const { session, me } = state.getState();
      return (
        session === null || can(session.member.roles, 'change-taught', site.by === null || site.by === me)
      );
    },
    async exportTaught() {
      const { writeTaughtFile } = await import('../model/taught-file');
      return writeTaughtFile(state.getState().taught);
    },
    async planImport(text) {
      const { readTaughtFile } = await import('../model/taught-file');
      const read = readTaughtFile(text);
      if (!read.ok) return read;
      const here = new Set(state.getState().taught.map(sameness));
      const sites = read.sites.filter((site) => !here.has(sameness(site)));
      return { ok: true, sites, known: read.sites.length - sites.length };
    },
    async importTaught(sites) {
      const { me } = state.getState();
      const made = sites.map((site) => ({
        ...site,
        id: options.newId(),
        by: me,
        at: options.now(),
        enabled: true,
      }));
      const text = made.length === 1 ? '1 site added' : `${made.length} sites added`;
      const undo = { kind: 'taught-added', ids: made.map(({ id }) => id) } as const;
      await act(context, made.map(addTaught), { text, undo });
    },
  };
}

/** The change that adds a taught site. */
export function addTaught(site: TaughtSite): Change {
  return { op: 'patch', kind: 'taught-site', id: site.id, fields: site, base: null };
}

/** Equal for two sites that read the same pages in the same way. */
function sameness({ origin, pages, fields }: Pick<TaughtSite, 'origin' | 'pages' | 'fields'>): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, one]) => [key, sorted(one)]),
    );
  };
  return JSON.stringify(sorted({ origin, pages, fields }));
}
