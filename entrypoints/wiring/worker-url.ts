interface Policy {
  createScriptURL(url: string): string;
}

interface Policies {
  trustedTypes?: { createPolicy(name: string, rules: Policy): Policy };
}

// A name can be given to one policy only.
let policy: Policy | undefined;

/** The pages' own policy asks for a trusted address; a browser that knows none takes the plain one. */
export function workerUrl(script: string): string {
  policy ??= (globalThis as Policies).trustedTypes?.createPolicy('workers', {
    createScriptURL: (url) => url,
  });
  return policy?.createScriptURL(script) ?? script;
}
