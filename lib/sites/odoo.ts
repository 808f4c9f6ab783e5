import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

const field = (name: string): Way => ({
  by: 'field name',
  at: `.o_form_view .o_field_widget[name="${name}"]`,
});
const INPUT = '.o_form_view input';

/** Odoo, on any host: fields by name, read while they are shown as well as while they are edited. */
export const odoo = recordSite({
  id: 'odoo',
  label: 'Odoo',
  kind: 'crm',
  origins: ['https://*.odoo.com/*'],
  recognises: (page) =>
    /^\/(?:odoo|web)(?:\/|$)/.test(page.url.pathname) &&
    page.document.querySelector('.o_web_client, .o_control_panel, .o_form_view, .o_list_view') !== null,
  recordOf: byUrl(
    'person ^/odoo/(?:[\\w./-]+/)?(?:contacts|res\\.partner)/:number(?!/)',
    'deal ^/odoo/(?:[\\w./-]+/)?crm(?:\\.lead)?/:number(?!/)',
    'person ^/web(?=.*[#&]model=res\\.partner(?:&|$)).*[#&]id=:number',
    'deal ^/web(?=.*[#&]model=crm\\.lead(?:&|$)).*[#&]id=:number',
  ),
  outside: '[class*="hatter"]',
  fields: {
    person: {
      name: [field('name'), { by: 'heading', at: '.o_last_breadcrumb_item.active .text-truncate' }],
      email: [
        field('email'),
        { by: 'label', at: INPUT, label: 'email' },
        { by: 'link', at: '.o_form_view a[href^="mailto:"]' },
      ],
      phone: [field('phone'), field('mobile'), { by: 'link', at: '.o_form_view a[href^="tel:"]' }],
      company: [field('parent_id')],
    },
  },
  rows: {
    at: '.o_data_row',
    name: '[name="complete_name"], [name="display_name"], [name="name"]',
    email: '[name="email"]',
    phone: '[name="phone"]',
  },
});
