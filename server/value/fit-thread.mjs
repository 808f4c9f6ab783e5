import { tsImport } from 'tsx/esm/api';

// A thread does not take the loader over from the process that starts it: TypeScript has to be read here as well.
await tsImport('./fit-thread.ts', import.meta.url);
