// The servers of the peers: `node servers.mjs couch|rx PEOPLE.ndjson FOLDER`. Prints `ready PORT` when the people are there.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import express from 'express';
import expressPouch from 'express-pouchdb';
import PouchDB from 'pouchdb';

const BATCH = 1000;
const [kind, file, folder] = process.argv.slice(2);

/** People, a thousand at a time. */
async function* batches() {
  let batch = [];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    batch.push(JSON.parse(line));
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** express-pouchdb with LevelDB on the disk, and only the routes that replication needs. */
async function couch() {
  const Kept = PouchDB.defaults({ prefix: `${folder}/` });
  const people = new Kept('people');
  for await (const batch of batches())
    await people.bulkDocs(batch.map(({ id, ...rest }) => ({ _id: id, ...rest })));
  const app = express();
  const logPath = join(folder, 'log.txt');
  app.use('/', expressPouch(Kept, { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath }));
  return createServer(app);
}

/**
 * What RxDB's documentation asks of a server, as fast as Node gives it: rows in the order of their changes from memory,
 * each kept as the text it is sent as; a push is compared with what the client took for the newest.
 */
async function rx() {
  const known = new Map();
  const order = [];
  const put = (document) => {
    const text = JSON.stringify({ ...document, _deleted: false });
    const row = { id: document.id, text, seq: order.length + 1, title: document.title };
    known.set(document.id, row);
    order.push(row);
  };
  for await (const batch of batches()) batch.forEach(put);

  const pull = (url) => {
    const [after, limit] = ['after', 'limit'].map((name) => Number(url.searchParams.get(name)));
    const rows = [];
    let seq = after;
    while (seq < order.length && rows.length < limit) {
      const row = order[seq];
      seq += 1;
      if (known.get(row.id) === row) rows.push(row.text);
    }
    return `{"documents":[${rows.join()}],"checkpoint":{"seq":${seq}}}`;
  };
  const push = (rows) => {
    const conflicts = [];
    for (const { newDocumentState: next, assumedMasterState: assumed } of rows) {
      const row = known.get(next.id);
      if (row !== undefined && row.title !== assumed?.title) conflicts.push(JSON.parse(row.text));
      else put(next);
    }
    return JSON.stringify(conflicts);
  };
  return createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url, 'http://127.0.0.1');
    const body =
      url.pathname === '/pull' ? pull(url) : push(JSON.parse(Buffer.concat(chunks).toString('utf8')));
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
}

const server = await (kind === 'couch' ? couch() : rx());
server.listen(0, '127.0.0.1', () => console.log(`ready ${server.address().port}`));
