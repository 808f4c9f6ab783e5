import { recordSite } from './record-site';
import { byUrl } from './record-url';
import type { Way } from './record-ways';

/** A field of a user's page: it carries its name as a class. */
const field = (name: string): Way => ({ by: 'field name', at: `.record-field.${name} .value` });
const VALUE = '.record-field .value';

/**
 * Those who work with the program are shown by their login, `dana (Dana Price)`, and everybody else by name and address;
 * unless the user chose another way to show names, which has no parenthesis. And the program itself.
 */
const STAFF =
  /^(?:[^\s()<>]{1,100} \([^()<>]{1,200}\)|The RT System itself|RT_System|Nobody in particular|Nobody)$/;

/** Request Tracker 4.4 to 6, on any host: the requestors of a ticket, or a user's own page. */
export const requestTracker = recordSite({
  id: 'request-tracker',
  label: 'Request Tracker',
  kind: 'desk',
  origins: [],
  recognises: ({ url, document }) =>
    /\/[A-Z]\w+\/\w+\.html$/.test(url.pathname) &&
    document.querySelector(
      'body[id^="comp-"], .requestors .user, .ticket-info-requestor, .list-item[data-record-id]',
    ) !== null,
  recordOf: byUrl(
    'ticket /Ticket/(?:Display|History|Modify\\w*|Update)\\.html\\?(?:[^#]*&)?id=:number',
    'person /User/Summary\\.html\\?(?:[^#]*&)?id=:number',
  ),
  fields: {
    ticket: {
      people: [
        { by: 'field name', at: '.requestors .user' },
        { by: 'label', at: '.user', label: 'requester' },
        { by: 'mark of the page', at: '.ticket-info-requestor .user' },
      ],
      isStaff: (shown) => STAFF.test(shown),
    },
    person: {
      name: [field('RealName'), { by: 'page title', title: /^[^:]+: ([^<]+?)(?: <|$)/ }],
      email: [field('EmailAddress'), { by: 'label', at: VALUE, label: 'email' }],
      phone: [field('WorkPhone'), field('MobilePhone'), { by: 'label', at: VALUE, label: 'phone' }],
      company: [field('Organization'), { by: 'label', at: VALUE, label: 'company' }],
    },
  },
  rows: {
    at: '.list-item[data-record-id]',
    people: '.user',
    named: (row) => ({ type: 'ticket', id: row.getAttribute('data-record-id') ?? '' }),
  },
});
