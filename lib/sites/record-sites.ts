import { attio } from './attio';
import { close } from './close';
import { copper } from './copper';
import { dynamics365 } from './dynamics365';
import { engageBay } from './engagebay';
import { folk } from './folk';
import { freshdesk } from './freshdesk';
import { freshsales } from './freshsales';
import { front } from './front';
import { gorgias } from './gorgias';
import { helpScout } from './help-scout';
import { hubspot } from './hubspot';
import { intercom } from './intercom';
import { pipedrive } from './pipedrive';
import { salesforce } from './salesforce';
import { zendesk } from './zendesk';
import { zohoCrm } from './zoho-crm';
import { zohoDesk } from './zoho-desk';
import type { Site } from './site';

/** CRMs and support desks that have a host of their own. */
export const recordSites: readonly Site[] = [
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
];
