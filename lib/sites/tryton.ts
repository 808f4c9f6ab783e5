import { recordSite } from './record-site';
import { byUrl } from './record-url';

/** The cells of a party's contact mechanisms: whichever holds an address. */
const CELL = '.form-one2many .treeview td';

/** Tryton's web client, on any host: a party's form, of which a hidden tab may keep another. */
export const tryton = recordSite({
  id: 'tryton',
  label: 'Tryton',
  kind: 'crm',
  origins: [],
  recognises: ({ document }) =>
    document.querySelector('#tablist') !== null &&
    document.querySelector('#tabcontent') !== null &&
    document.querySelector('#user-preferences') !== null,
  recordOf: byUrl('person #:account/model/party\\.party/:number'),
  fields: {
    person: {
      name: [
        { by: 'field name', at: '.form-char input[name="name"]' },
        { by: 'label', at: '.form-char input', label: 'name' },
      ],
      email: [
        { by: 'field name', at: '.form-email input' },
        { by: 'field value', at: CELL },
        { by: 'link', at: '.form-email a[href^="mailto:"]' },
      ],
      phone: [{ by: 'link', at: '.form-callto a[href^="callto:"]' }],
    },
  },
});
