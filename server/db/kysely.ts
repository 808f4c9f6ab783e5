import { createRequire } from 'node:module';
import type * as KyselyModule from 'kysely';

// Kysely is some 300 small modules. As CommonJS they load in a third of the time that the runner needs to follow each of
// them as a module, which is half of a start: import the values from here, and types from 'kysely'.
const loaded = createRequire(import.meta.url)('kysely') as typeof KyselyModule;

export const { CompiledQuery, Kysely, Migrator, PostgresDialect, sql } = loaded;
