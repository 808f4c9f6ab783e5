import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from '../lib/model/zod';
import * as wire from '../lib/model/wire';

/** The hash of the wire schemas of each protocol version. A new hash needs a new version and a line in wire.ts. */
const PINNED: Record<number, string> = {
  1: '63ce48a50ad94b14',
  2: 'cab610b1d4d9234c',
  3: '9e6235c09fbb9cb9',
  4: '0e89beb5f49644c9',
};

test('the wire schemas are those of the protocol version', () => {
  const schemas = Object.entries(wire)
    .flatMap(([name, value]) =>
      value instanceof z.ZodType ? [[name, z.toJSONSchema(value, { io: 'input' })]] : [],
    )
    .sort();
  expect(schemas.length).toBeGreaterThan(8);
  const hash = createHash('sha256').update(JSON.stringify(schemas)).digest('hex').slice(0, 16);
  expect(hash).toBe(PINNED[wire.PROTOCOL_VERSION]);
});
