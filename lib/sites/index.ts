import { atomicCrm } from './atomic-crm';
import { attio } from './attio';
import { chatwoot } from './chatwoot';
import { close } from './close';
import { copper } from './copper';
import { dynamics365 } from './dynamics365';
import { engageBay } from './engagebay';
import { espoCrm } from './espocrm';
import { fastmail } from './fastmail';
import { folk } from './folk';
import { freshdesk } from './freshdesk';
import { freshsales } from './freshsales';
import { front } from './front';
import { generic } from './generic';
import { gmail } from './gmail';
import { gorgias } from './gorgias';
import { helpScout } from './help-scout';
import { hubspot } from './hubspot';
import { intercom } from './intercom';
import { odoo } from './odoo';
import { outlook } from './outlook';
import { pipedrive } from './pipedrive';
import { proton } from './proton';
import { requestTracker } from './request-tracker';
import { roundcube } from './roundcube';
import { salesforce } from './salesforce';
import { sogo } from './sogo';
import { suiteCrm7 } from './suitecrm-7';
import { suiteCrm8 } from './suitecrm-8';
import { tryton } from './tryton';
import { twenty } from './twenty';
import { yahoo } from './yahoo';
import { zendesk } from './zendesk';
import { zohoCrm } from './zoho-crm';
import { zohoDesk } from './zoho-desk';
import { zohoMail } from './zoho-mail';
import type { Site } from './site';

/** Every site that can be read, the particular before the general: the first that recognises a page reads it. */
export const sites: readonly Site[] = [
  gmail,
  outlook,
  yahoo,
  proton,
  fastmail,
  zohoMail,
  hubspot,
  salesforce,
  pipedrive,
  dynamics365,
  zohoCrm,
  freshsales,
  copper,
  close,
  attio,
  folk,
  engageBay,
  zendesk,
  freshdesk,
  intercom,
  front,
  helpScout,
  gorgias,
  zohoDesk,
  // On any host: known by their pages.
  roundcube,
  sogo,
  odoo,
  espoCrm,
  suiteCrm7,
  suiteCrm8,
  twenty,
  chatwoot,
  requestTracker,
  tryton,
  atomicCrm,
  generic,
];
