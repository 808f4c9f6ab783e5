/** Who may import whom (docs/architecture.md): a folder, and what it may reach below itself. */
const may = {
  '^lib/model/': [],
  '^lib/rules/': ['^lib/model/'],
  '^lib/value/': ['^lib/model/'],
  '^lib/sites/': ['^lib/model/'],
  '^lib/files/': ['^lib/model/'],
  '^lib/messages': ['^lib/model/'],
  '^lib/store/': ['^lib/(model|rules|value)/'],
  '^lib/sync/': ['^lib/(model|rules|store)/'],
  '^lib/panel/': ['^lib/(model|rules|value|store)/', '^lib/messages'],
  '^components/': ['^lib/(model|rules|panel)/'],
  '^entrypoints/': ['^lib/', '^components/'],
  '^(server|scripts)/': [
    '^lib/(model|rules|value|files)/',
    '^(server|scripts)/',
    '^test/(e2e|bench|soak|builders)',
  ],
};

/** Which packages a folder may load; whatever is not named here is refused. */
const packages = {
  '^lib/model/': 'zod|libphonenumber-js',
  '^lib/(rules|value|messages)': null,
  '^lib/sites/': null,
  '^lib/store/': 'dexie|uuid',
  '^lib/sync/': null,
  '^lib/panel/': 'zustand',
  '^components/': 'react|react-dom|zustand|@tanstack|d3-(sankey|shape|scale)',
};

const own = (from) => from.replace(/\($/, '');

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'nobody-imports-entrypoints',
      severity: 'error',
      from: { pathNot: '^(entrypoints|test)/' },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'nobody-imports-server',
      severity: 'error',
      from: { pathNot: '^(server|scripts|test)/' },
      to: { path: '^server/' },
    },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      from: { pathNot: '^(test|scripts)/' },
      to: { path: '^test/' },
    },
    ...Object.entries(may).map(([from, to]) => ({
      name: `layer ${from}`,
      severity: 'error',
      from: { path: from },
      to: { pathNot: [own(from), ...to, 'node_modules', '^(node:)?[a-z_/0-9]+$'] },
    })),
    ...Object.entries(packages).map(([from, names]) => ({
      name: `packages of ${from}`,
      severity: 'error',
      from: { path: from },
      to: { path: 'node_modules/', ...(names ? { pathNot: `node_modules/(${names})/` } : {}) },
    })),
    {
      name: 'no-node-in-the-extension',
      severity: 'error',
      from: { path: '^(lib|components|entrypoints)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'phones-late',
      comment:
        'The library of phone numbers is loaded with the form that needs it, never before the first drawing.',
      severity: 'error',
      from: {
        path: '^(lib|components|entrypoints|server)/',
        pathNot: '^lib/(model/phone|panel/(person-form|phone-text))',
      },
      to: { path: '^lib/model/phone|node_modules/libphonenumber-js/' },
    },
    {
      name: 'sites-load-no-schema',
      comment: 'The content script sends plain data and loads no zod.',
      severity: 'error',
      from: { path: '^lib/sites/' },
      to: {
        path: '^lib/(model/(?!address|simple-selector|own-unknown|public-domain)|messages)',
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // The peers of the bench have packages of their own, installed when they are measured.
    exclude: { path: '^(test/fixtures|\\.output|\\.wxt|test/bench/peers/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
