import { recordSite } from './record-site';
import { byUrl } from './record-url';
import { quoted } from './text';

const PANE = '[data-test-id="customer-context-pane"]';
const VIEW = '.ticket-panes-grid-layout, [data-ticket-id]';

/** Zendesk: the panes of all open tickets stay in the page, so only those of the ticket in the URL are read. */
export const zendesk = recordSite({
  id: 'zendesk',
  label: 'Zendesk',
  kind: 'desk',
  origins: ['https://*.zendesk.com/*'],
  recognises: ({ url }) => url.hostname.endsWith('.zendesk.com') && url.pathname.startsWith('/agent'),
  recordOf: byUrl(
    'ticket ^/agent/tickets/:number',
    'person ^/agent/users/:number',
    'company ^/agent/organizations/:number',
  ),
  scope: ({ document }, { type, id }) => {
    const views = type === 'ticket' ? [...document.querySelectorAll(VIEW)] : [];
    if (views.length === 0) return null;
    const marked = views.filter((view) => view.matches(`[data-ticket-id=${quoted(id)}]`));
    if (marked.length > 0) return marked;
    // Without ids on the views, the open tab says whose the active one is.
    const tab = document.querySelector('[data-test-id="header-tab"][aria-current="page"]');
    const isOpen = tab === null || tab.getAttribute('data-entity-id') === id;
    return isOpen
      ? views.filter((view) => view.matches('[data-is-active="true"]:not([data-ticket-id])'))
      : [];
  },
  fields: {
    ticket: {
      name: [
        { by: 'field name', at: '[data-test-id="ticket-system-field-requester-select"]' },
        { by: 'link', at: `${PANE} a[href*="/agent/users/"]` },
      ],
      email: [
        { by: 'mark of the page', at: PANE },
        { by: 'label', at: 'a[href^="mailto:"]', label: 'email' },
      ],
      phone: [{ by: 'link', at: `${PANE} a[href^="tel:"]` }],
      company: [
        { by: 'mark of the page', at: '[data-test-id="tabs-nav-item-organizations"]' },
        { by: 'link', at: 'a[href*="/agent/organizations/"]' },
      ],
    },
  },
});
