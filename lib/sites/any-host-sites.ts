import { atomicCrm } from './atomic-crm';
import { chatwoot } from './chatwoot';
import { espoCrm } from './espocrm';
import { odoo } from './odoo';
import { requestTracker } from './request-tracker';
import { roundcube } from './roundcube';
import { sogo } from './sogo';
import { suiteCrm7 } from './suitecrm-7';
import { suiteCrm8 } from './suitecrm-8';
import { tryton } from './tryton';
import { twenty } from './twenty';
import { zohoMail } from './zoho-mail';
import type { Site } from './site';

/** Programs that run on any host, known by their pages. */
export const anyHostSites: readonly Site[] = [
  roundcube,
  sogo,
  zohoMail,
  odoo,
  espoCrm,
  suiteCrm7,
  suiteCrm8,
  twenty,
  chatwoot,
  requestTracker,
  tryton,
  atomicCrm,
];
