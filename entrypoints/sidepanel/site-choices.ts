import type { SiteChoice } from '../../components/page-states/site-checklist';
import { sites } from '../../lib/sites/index';

/** The programs whose pages can be read, for the first run and the settings. The generic reader is not one to choose. */
export const siteChoices: SiteChoice[] = sites
  .filter((site) => site.kind !== 'any')
  .map(({ id, label, kind, origins }) => ({ id, label, kind, origins }));

/** What users call a site; null for the generic reader and for sites that are not in the list. */
export function siteLabel(id: string): string | null {
  return siteChoices.find((site) => site.id === id)?.label ?? null;
}
