import * as z from 'zod';

// zod probes `new Function` unless told not to, which the extension's content security policy reports as a
// violation. A server has no such policy, and compiled schemas cost it half. This module must be the first import of
// every schema file: the setting only counts for schemas defined after it.
z.config({ jitless: !('process' in globalThis) });

export { z };
