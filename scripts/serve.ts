import { growHeapSlowly } from '../server/heap';
import { startServer } from '../server/main';
import { StartError } from '../server/start-error';
import { readServeOptions } from './serve-options';

// `npm run serve -- [--port N] [--host ADDRESS] [--data FOLDER] [--origin URL] [--invite] [--role ROLE]
// [--sample]`; the environment says the rest: docs/operations.md.

/** The longest that stopping may take: what waits for a database that is away is given up then. */
const STOP_WITHIN = 20_000;

growHeapSlowly();
try {
  const { options, invited } = readServeOptions(process.argv.slice(2), process.env, process.stderr.isTTY);
  const server = await startServer(options);
  console.log(`Sidestage is ready at ${server.url}`);
  if (server.bootstrapLink !== null) {
    console.log(`Paste this link into the sidebar to begin; it works once:\n${server.bootstrapLink}`);
  }
  if (invited !== null) {
    console.log(`A link for one more person, for 7 days:\n${await server.invite([invited])}`);
  }
  let asked = 0;
  const stop = () => {
    // The terminal and the runner may both pass one Ctrl+C on; a second one, later, means at once.
    if (asked !== 0 && Date.now() - asked > 1000) process.exit(1);
    if (asked !== 0) return;
    asked = Date.now();
    options.log('Asked to stop.');
    setTimeout(() => process.exit(1), (options.drainMs ?? 0) + STOP_WITHIN).unref();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const isKnown = error instanceof StartError || (error instanceof TypeError && 'code' in error);
  console.error(isKnown ? error.message : error);
  process.exit(1);
}
