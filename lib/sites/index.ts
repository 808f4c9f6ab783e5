import { atomicCrm } from './atomic-crm';
import { dynamics365 } from './dynamics365';
import { generic } from './generic';
import { gmail } from './gmail';
import { hubspot } from './hubspot';
import { pipedrive } from './pipedrive';
import { roundcube } from './roundcube';
import type { Site } from './site';

/** Every site that can be read, the particular before the general: the first that recognises a page reads it. */
export const sites: readonly Site[] = [gmail, roundcube, hubspot, pipedrive, dynamics365, atomicCrm, generic];
