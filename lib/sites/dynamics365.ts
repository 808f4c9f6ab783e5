import { byUrl } from './record-url';
import { recordSite } from './record-site';
import type { Kind, Way } from './record-ways';

/** A field by the name that Dynamics gives its control; which control depends on the release. */
const control = (...names: string[]): Way => ({
  by: 'field name',
  at: names.map((name) => `[data-id^="${name}.fieldControl-"]`),
});
const labelled = (label: 'email' | 'phone' | 'company'): Way => ({ by: 'label', at: 'input', label });
const PERSON: Record<Kind, Way[]> = {
  name: [
    { by: 'heading', at: '[data-id="header_title"]' },
    control('firstname', 'lastname'),
    { by: 'page title', title: /^(?:Contact|Lead): (.+?) - / },
  ],
  email: [control('emailaddress1'), labelled('email')],
  phone: [control('telephone1'), control('mobilephone'), labelled('phone')],
  company: [control('companyname'), labelled('company')],
  stage: [],
};

/** Dynamics 365: the record is in the query, the fields are inputs named after their columns. */
export const dynamics365 = recordSite({
  id: 'dynamics365',
  label: 'Dynamics 365',
  kind: 'crm',
  origins: ['https://*.dynamics.com/*'],
  recognises: (page) => /\.crm\d{0,2}\.dynamics\.com$/.test(page.url.hostname),
  recordOf: byUrl(
    'person (?=.*[?&]etn=(?:contact|lead)(?:&|$)).*[?&]id=:id',
    'company (?=.*[?&]etn=account(?:&|$)).*[?&]id=:id',
    'deal (?=.*[?&]etn=opportunity(?:&|$)).*[?&]id=:id',
    'ticket (?=.*[?&]etn=incident(?:&|$)).*[?&]id=:id',
  ),
  fields: { person: PERSON },
});
