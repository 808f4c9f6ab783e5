import { startServer } from '../../server/main';

// The real server, which sends a device as many people as there are: the peers know no bound.
const { DATABASE_URL = '', DATABASE_ADMIN_URL = '' } = process.env;
const server = await startServer({
  port: 0,
  databaseUrl: DATABASE_URL,
  adminUrl: DATABASE_ADMIN_URL,
  eagerPeople: Infinity,
  log: () => undefined,
});
console.log(`Sidestage is ready at ${server.url}`);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));
