// Runs inside a page of Chromium, as `rx`.
import { createRxDatabase } from 'rxdb/plugins/core';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

const text = (maxLength) => ({ type: 'string', maxLength });

/** Our person. RxDB has no index over the items of a list: it gets the first address, the first record and the market. */
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    ...Object.fromEntries(
      ['name', 'company', 'title', 'owner', 'source', 'mergedInto', 'market'].map((name) => [name, {}]),
    ),
    ...Object.fromEntries(['emails', 'phones', 'keys', 'profile'].map((name) => [name, { type: 'array' }])),
    id: text(36),
    consent: { type: 'object' },
    doNotContact: { type: 'boolean' },
    createdAt: { type: 'number' },
    address: text(254),
    record: text(300),
    marketKey: text(36),
  },
  required: ['id', 'address', 'record', 'marketKey'],
  indexes: ['address', 'record', 'marketKey'],
};

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function withKeys(person) {
  const [key] = person.keys;
  const record = key === undefined ? '' : [key.site, key.account, key.type, key.id].join('\n');
  return { ...person, address: person.emails[0] ?? '', record, marketKey: person.market ?? '' };
}

/** Runs one replication of a collection to its end. */
async function run(collection, { url, batchSize, push }) {
  const replication = replicateRxCollection({
    collection,
    replicationIdentifier: 'people',
    live: false,
    waitForLeadership: false,
    autoStart: true,
    pull: {
      batchSize,
      handler: async (checkpoint, limit) =>
        (await fetch(`${url}/pull?after=${checkpoint?.seq ?? 0}&limit=${limit}`)).json(),
      modifier: withKeys,
    },
    ...(push && { push: { batchSize, handler: (rows) => send(url, rows) } }),
  });
  const failed = new Promise((_resolve, reject) => replication.error$.subscribe(reject));
  await Promise.race([replication.awaitInitialReplication(), failed]);
  await replication.cancel();
}

async function send(url, rows) {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/push`, { method: 'POST', headers, body: JSON.stringify(rows) })).json();
}

/** A first replication of so many people; then so many edits, written before and then sent. Milliseconds. */
export async function replicate({ link: url, people, edits, batch: batchSize }) {
  const storage = getRxStorageDexie();
  const db = await createRxDatabase({ name: 'people', storage, multiInstance: false, eventReduce: false });
  const { people: collection } = await db.addCollections({ people: { schema } });
  const ms = await timed(() => run(collection, { url, batchSize, push: false }));
  const count = await collection.count().exec();
  if (count !== people) throw new Error(`${count} of ${people} came.`);
  if (edits === 0) return { ms };
  const documents = await collection.find({ limit: edits }).exec();
  const changed = documents.map((one, turn) => ({ ...one.toMutableJSON(), title: `Title ${turn}` }));
  const writeMs = await timed(() => collection.bulkUpsert(changed));
  const pushMs = await timed(() => run(collection, { url, batchSize, push: true }));
  return { ms, writeMs, pushMs };
}
