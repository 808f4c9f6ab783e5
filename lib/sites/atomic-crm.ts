import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** Notes stand in cards with the name; what is known of the person stands beside them. */
const BESIDE = ':not([data-slot="card"] *)';
const LINE = ':is(div, span, h5, h6):not(:has(*), [data-slot="avatar"] *)';

/** Atomic CRM, which anybody can host: known by its menu. The record is in the hash. */
export const atomicCrm = recordSite({
  id: 'atomic-crm',
  label: 'Atomic CRM',
  kind: 'crm',
  origins: [],
  recognises: (page) =>
    page.url.hash.startsWith('#/') &&
    ['contacts', 'companies', 'deals'].every(
      (name) => page.document.querySelector(`a[href$="#/${name}"]`) !== null,
    ),
  recordOf: byUrl(
    'person #/contacts/(?!create):id',
    'company #/companies/(?!create):id',
    'deal #/deals/(?!create):id',
  ),
  fields: {
    person: {
      name: [
        { by: 'field name', at: ['main input[name="first_name"]', 'main input[name="last_name"]'] },
        { by: 'heading', at: 'main h5, main h2' },
      ],
      email: [
        { by: 'field name', at: 'main input[name^="email"]' },
        { by: 'mark of the page', at: `main a[href^="mailto:" i]${BESIDE}` },
      ],
      phone: [
        { by: 'field name', at: 'main input[name^="phone"]' },
        { by: 'mark of the page', at: `main div:has(> h3)${BESIDE}` },
      ],
      company: [{ by: 'link', at: 'main a[href*="/companies/"]' }],
    },
  },
  rows: {
    at: 'main a[href*="#/contacts/"][href$="/show"]',
    name: LINE,
    company: `${LINE} + * span`,
  },
});
