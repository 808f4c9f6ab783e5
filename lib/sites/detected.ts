import { readableAddress } from '../model/address';
import type { Detected, ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { EVIDENCE_COUNT, EVIDENCE_LIMIT, NAME_LIMIT, PHONE_LIMIT, STAGE_LIMIT } from './bounds';
import { readName } from './person-name';
import { oneLine } from './text';

/** What a site read of a person, before it is bounded: nulls for what it did not find. */
export interface Reading {
  name?: string | null;
  /** In the form of `addressKey`. */
  email?: string | null;
  phone?: string | null;
  company?: string | null;
  stage?: string | null;
  confidence: number;
  evidence: string[];
}

/** A person as the rest of the product knows them: every text bounded, nothing empty, the address readable. */
export function detected(reading: Reading): Detected {
  const name = readName(reading.name);
  const email = readable(reading.email ?? '');
  const phone = bounded(reading.phone, PHONE_LIMIT);
  const company = bounded(reading.company, NAME_LIMIT);
  const stage = bounded(reading.stage, STAGE_LIMIT);
  return {
    ...(name === null ? {} : { name }),
    ...(email === '' ? {} : { email }),
    ...(phone === '' ? {} : { phone }),
    ...(company === '' ? {} : { company }),
    ...(stage === '' ? {} : { stage }),
    confidence: Math.min(1, Math.max(0, Math.round(reading.confidence * 100) / 100)),
    evidence: reading.evidence.slice(0, EVIDENCE_COUNT).map((text) => bounded(text, EVIDENCE_LIMIT)),
  };
}

/** A row of a list. */
export function listed(reading: Reading, key: RecordKey | null): ListedPerson {
  return { ...detected(reading), key };
}

/** Most domains are plain letters, which need no decoding. */
function readable(email: string): string {
  return email.includes('xn--') ? readableAddress(email) : email;
}

function bounded(text: string | null | undefined, limit: number): string {
  return text === null || text === undefined ? '' : oneLine(text.slice(0, limit * 4)).slice(0, limit);
}
