import * as z from 'zod';

// zod probes `new Function` unless told not to, which the extension's content security policy reports as a
// violation. This module must be the first import of every schema file: the setting only counts for schemas
// defined after it.
z.config({ jitless: true });

export { z };
