// Runs inside a page of Chromium, as `pouch`.
import PouchDB from 'pouchdb';

async function timed(work) {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** A first replication of so many people; then so many edits, written before and then sent. Milliseconds. */
export async function replicate({ link: url, people, edits, batch }) {
  const how = { batch_size: batch };
  const db = new PouchDB('people');
  const remote = new PouchDB(`${url}/people`);
  const ms = await timed(() => db.replicate.from(remote, how));
  const { doc_count: count } = await db.info();
  if (count !== people) throw new Error(`${count} of ${people} came.`);
  if (edits === 0) return { ms };
  const { rows } = await db.allDocs({ include_docs: true, limit: edits });
  const changed = rows.map(({ doc }, turn) => ({ ...doc, title: `Title ${turn}` }));
  const writeMs = await timed(() => db.bulkDocs(changed));
  let sent = 0;
  const pushMs = await timed(async () => {
    ({ docs_written: sent } = await db.replicate.to(remote, how));
  });
  if (sent !== edits) throw new Error(`${sent} of ${edits} were sent.`);
  return { ms, writeMs, pushMs };
}
