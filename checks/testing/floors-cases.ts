import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../files.ts'

/** A tree that uses every arrow ARCHITECTURE.md allows. */
export const clean = {
  'package.json': readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  'src/domain/money.ts': 'export type Money = { cents: number }\nexport const zero: Money = { cents: 0 }',
  'src/domain/money.test.ts':
    "import { test } from 'vitest'\nimport fc from 'fast-check'\nimport { zero } from './money.ts'\ntest('x', () => fc.assert(zero))",
  'src/ports/gateway.ts': "import type { Money } from '#domain/money.ts'\nexport type Gateway = { capture(m: Money): void }",
  'src/platform/app.ts':
    "import { Kysely } from 'kysely'\nimport pg from 'pg'\nimport type { Gateway } from '#ports/gateway.ts'\nexport type App = { db: Kysely<pg.Pool>; gateway: Gateway }",
  'src/ui/Amount.tsx':
    "import { zero, type Money } from '#domain/money.ts'\nexport const Amount = ({ of = zero }: { of?: Money }) => <b>{of.cents}</b>",
  'src/adapters/gateway/contract.ts': "import { expect } from 'vitest'\nexport const contract = expect",
  'src/adapters/gateway/stripe/index.ts':
    "import Stripe from 'stripe'\nimport type { Gateway } from '#ports/gateway.ts'\nimport '#platform/app.ts'\nexport const stripe = (s: Stripe): Gateway => ({ capture: () => s })",
  'src/adapters/gateway/stripe/index.test.ts':
    "import { contract } from '../contract.ts'\nimport { stripe } from './index.ts'\ncontract(stripe)",
  'src/order/spine.ts':
    "import { sql } from 'kysely'\nimport type { App } from '#platform/app.ts'\nexport const lockOrder = (app: App) => [app, sql]",
  'src/order/spine-facts.ts': "import { lockOrder } from './spine.ts'\nexport const facts = lockOrder",
  'src/order/payment/shapes.ts':
    "import { z } from 'zod'\nimport { zero } from '#domain/money.ts'\nexport const CaptureAsk = z.object({ cents: z.number().default(zero.cents) })",
  'src/order/payment/queries.ts': "import { sql } from 'kysely'\nexport const rows = sql",
  'src/order/payment/capture.ts':
    "import type { App } from '#platform/app.ts'\nimport { lockOrder } from '../spine.ts'\nimport { rows } from './queries.ts'\nexport const capture = (app: App) => [lockOrder(app), rows]",
  'src/order/payment/routes.ts':
    "import type { App } from '#platform/app.ts'\nimport { capture } from './capture.ts'\nexport const paymentRoutes = (app: App) => capture(app)",
  'src/order/payment/capture.test.ts':
    "import { placed } from '#test/builders.ts'\nimport { capture } from './capture.ts'\nexport const t = [placed, capture]",
  'src/order/payment/PaymentSection.tsx':
    "import { Amount } from '#ui/Amount.tsx'\nimport { CaptureAsk } from './shapes.ts'\nimport type { paymentRoutes } from './routes.ts'\nimport './payment.css'\nexport const PaymentSection = (p: { r: typeof paymentRoutes }) => <Amount key={String([p, CaptureAsk])} />",
  'src/order/payment/payment.css': 'b { color: red }',
  'src/order/messages/send.test.ts':
    "import { SMTPServer } from 'smtp-server'\nimport { test } from 'vitest'\ntest('x', () => void SMTPServer)",
  'src/order/flows/cancel.ts':
    "import { capture } from '../payment/capture.ts'\nimport { lockOrder } from '../spine.ts'\nexport const cancel = [capture, lockOrder]",
  'src/desk/live.ts': "import { lockOrder } from '#order/spine.ts'\nexport const live = lockOrder",
  'src/settings/people/routes.ts': "import { zero } from '#domain/money.ts'\nexport const peopleRoutes = zero",
  'src/network/registry.ts': "import type { App } from '#platform/app.ts'\nexport const registry = (app: App) => app",
  'src/apps/server.ts':
    "import { stripe } from '#adapters/gateway/stripe/index.ts'\nimport { cancel } from '#order/flows/cancel.ts'\nimport { paymentRoutes } from '#order/payment/routes.ts'\nexport const server = [stripe, cancel, paymentRoutes]",
  'src/apps/web/main.tsx':
    "import { PaymentSection } from '#order/payment/PaymentSection.tsx'\nimport type { server } from '../server.ts'\nimport { locale } from './locale.ts'\nconst Late = () => import('#ui/Amount.tsx')\nexport const main = [PaymentSection, locale, Late] as unknown as typeof server",
  'src/apps/web/locale.ts': "export const locale = 'fr'",
  'sandbox/gateway.ts': "import { createServer } from 'node:http'\nexport const gateway = createServer",
  'test/builders.ts': "import { server } from '../src/apps/server.ts'\nexport const placed = server",
}

/** One forbidden import each, written over the clean tree: what it is, its file, its text, and every fault it must cause. */
export const planted: readonly (readonly [what: string, path: string, text: string, faults: readonly string[]])[] = [
  [
    'a value import up a floor',
    'src/domain/a.ts',
    "import { sql } from '#ports/gateway.ts'\nexport const a = sql",
    ['domain-imports-nothing: src/domain/a.ts -> src/ports/gateway.ts'],
  ],
  [
    'a type import up a floor',
    'src/ports/a.ts',
    "import type { App } from '#platform/app.ts'\nexport type A = App",
    ['ports-floor: src/ports/a.ts -> src/platform/app.ts'],
  ],
  [
    'platform on the spine',
    'src/platform/a.ts',
    "import { facts } from '#order/spine-facts.ts'\nexport const a = facts",
    ['platform-floor: src/platform/a.ts -> src/order/spine-facts.ts'],
  ],
  [
    'a re-exported type up a floor',
    'src/ui/A.tsx',
    "export type { App } from '#platform/app.ts'",
    ['ui-floor: src/ui/A.tsx -> src/platform/app.ts'],
  ],
  [
    'an adapter on a section',
    'src/adapters/mail/smtp/a.ts',
    "import { live } from '#desk/live.ts'\nexport const a = live",
    ['adapters-floor: src/adapters/mail/smtp/a.ts -> src/desk/live.ts'],
  ],
  [
    'an adapter on another adapter',
    'src/adapters/gateway/paypal/index.ts',
    "import { stripe } from '../stripe/index.ts'\nexport const a = stripe",
    ['adapter-imports-sibling: src/adapters/gateway/paypal/index.ts -> src/adapters/gateway/stripe/index.ts'],
  ],
  [
    'a kind on its adapter',
    'src/adapters/gateway/all.ts',
    "import { stripe } from './stripe/index.ts'\nexport const all = [stripe]",
    ['adapter-kind-imports-adapter: src/adapters/gateway/all.ts -> src/adapters/gateway/stripe/index.ts'],
  ],
  [
    'the spine on a section',
    'src/order/spine-mail.ts',
    "import { capture } from './payment/capture.ts'\nexport const a = capture",
    ['spine-floor: src/order/spine-mail.ts -> src/order/payment/capture.ts'],
  ],
  [
    'a sibling section, by value',
    'src/order/risk/score.ts',
    "import { capture } from '../payment/capture.ts'\nexport const a = capture",
    ['section-imports-sibling: src/order/risk/score.ts -> src/order/payment/capture.ts'],
  ],
  [
    'a sibling section, by type in .tsx',
    'src/order/risk/RiskSection.tsx',
    "import type { paymentRoutes } from '../payment/routes.ts'\nexport type A = typeof paymentRoutes",
    ['section-imports-sibling: src/order/risk/RiskSection.tsx -> src/order/payment/routes.ts'],
  ],
  [
    'sibling settings',
    'src/settings/boxes/routes.ts',
    "import { peopleRoutes } from '../people/routes.ts'\nexport const a = peopleRoutes",
    ['section-imports-sibling: src/settings/boxes/routes.ts -> src/settings/people/routes.ts'],
  ],
  [
    'the desk on the network, in a late import',
    'src/desk/a.ts',
    "export const a = () => import('#network/registry.ts')",
    ['section-imports-sibling: src/desk/a.ts -> src/network/registry.ts'],
  ],
  [
    'a section on an adapter',
    'src/order/payment/a.ts',
    "import { stripe } from '#adapters/gateway/stripe/index.ts'\nexport const a = stripe",
    ['section-imports-adapter: src/order/payment/a.ts -> src/adapters/gateway/stripe/index.ts'],
  ],
  [
    'a section on a flow',
    'src/order/summary/a.ts',
    "import { cancel } from '../flows/cancel.ts'\nexport const a = cancel",
    ['section-floor: src/order/summary/a.ts -> src/order/flows/cancel.ts'],
  ],
  [
    'a section on an app, by type',
    'src/network/a.ts',
    "import type { server } from '../apps/server.ts'\nexport type A = typeof server",
    ['section-floor: src/network/a.ts -> src/apps/server.ts'],
  ],
  [
    'a flow on an adapter',
    'src/order/flows/a.ts',
    "import { stripe } from '#adapters/gateway/stripe/index.ts'\nexport const a = stripe",
    ['flows-floor: src/order/flows/a.ts -> src/adapters/gateway/stripe/index.ts'],
  ],
  [
    "a flow on a section's rows",
    'src/order/flows/a2.ts',
    "import { rows } from '../payment/queries.ts'\nexport const a = rows",
    ['flow-passes-by-an-action: src/order/flows/a2.ts -> src/order/payment/queries.ts'],
  ],
  [
    'Kysely in routes',
    'src/order/notes/routes.ts',
    "import { sql } from 'kysely'\nexport const a = sql",
    ['kysely-outside-queries: src/order/notes/routes.ts -> node_modules/kysely'],
  ],
  [
    "Kysely's types in an action",
    'src/order/notes/add.ts',
    "import type { Kysely } from 'kysely'\nexport type A = Kysely<object>",
    ['kysely-outside-queries: src/order/notes/add.ts -> node_modules/kysely'],
  ],
  [
    "a vendor's client in a section",
    'src/order/messages/send.ts',
    "import { createTransport } from 'nodemailer'\nexport const a = createTransport",
    ['vendor-mail-outside-home: src/order/messages/send.ts -> node_modules/nodemailer'],
  ],
  [
    "a vendor's client in another adapter",
    'src/adapters/gateway/paypal/a.ts',
    "import Stripe from 'stripe'\nexport const a = Stripe",
    ['vendor-stripe-outside-home: src/adapters/gateway/paypal/a.ts -> node_modules/stripe'],
  ],
  [
    'the sandbox from src',
    'src/apps/cli.ts',
    "import { gateway } from '../../sandbox/gateway.ts'\nexport const a = gateway",
    ['src-imports-sandbox: src/apps/cli.ts -> sandbox/gateway.ts'],
  ],
  [
    'src from the sandbox',
    'sandbox/a.ts',
    "import type { Money } from '../src/domain/money.ts'\nexport type A = Money",
    ['sandbox-imports-src: sandbox/a.ts -> src/domain/money.ts'],
  ],
  [
    'test code in what ships',
    'src/apps/a.ts',
    "import { placed } from '#test/builders.ts'\nexport const a = placed",
    ['src-imports-tests: src/apps/a.ts -> test/builders.ts'],
  ],
  [
    'server code run by .tsx',
    'src/order/payment/A.tsx',
    "import { capture } from './capture.ts'\nexport const A = () => <i>{String(capture)}</i>",
    ['wall-browser-runs-server-code: src/order/payment/A.tsx -> src/order/payment/capture.ts'],
  ],
  [
    'server code run beside its types',
    'src/order/payment/A2.tsx',
    "import type { paymentRoutes } from './routes.ts'\nimport { paymentRoutes as run } from './routes.ts'\nexport const A = (p: typeof paymentRoutes) => <i>{String([p, run])}</i>",
    ['wall-browser-runs-server-code: src/order/payment/A2.tsx -> src/order/payment/routes.ts'],
  ],
  [
    'server code run late by .tsx',
    'src/order/payment/A3.tsx',
    "export const A = () => <i onClick={() => void import('./capture.ts')} />",
    ['wall-browser-runs-server-code: src/order/payment/A3.tsx -> src/order/payment/capture.ts'],
  ],
  [
    'server code run by apps/web',
    'src/apps/web/a.ts',
    "import { server } from '../server.ts'\nexport const a = server",
    ['wall-browser-runs-server-code: src/apps/web/a.ts -> src/apps/server.ts'],
  ],
  [
    'types that keep the module',
    'src/order/payment/A4.tsx',
    "import { type paymentRoutes } from './routes.ts'\nexport type A = typeof paymentRoutes",
    ['types-that-run: src/order/payment/A4.tsx:1 runs a module for its types; write import type { … }'],
  ],
  [
    '.tsx imported by the server',
    'src/order/payment/a2.ts',
    "import { PaymentSection } from './PaymentSection.tsx'\nexport const a = PaymentSection",
    ['wall-server-imports-browser: src/order/payment/a2.ts -> src/order/payment/PaymentSection.tsx'],
  ],
  [
    'Node in the browser',
    'src/ui/a.ts',
    "import { readFileSync } from 'node:fs'\nexport const a = readFileSync",
    ['wall-browser-runs-node: src/ui/a.ts -> fs'],
  ],
  [
    'shapes on a port',
    'src/order/notes/shapes.ts',
    "import type { Gateway } from '#ports/gateway.ts'\nexport type A = Gateway",
    ['shapes-import-domain-only: src/order/notes/shapes.ts -> src/ports/gateway.ts'],
  ],
  [
    'a package in the domain',
    'src/domain/a2.ts',
    "import { sql } from 'kysely'\nexport const a = sql",
    ['domain-uses-no-package: src/domain/a2.ts -> node_modules/kysely', 'kysely-outside-queries: src/domain/a2.ts -> node_modules/kysely'],
  ],
  [
    'an import that names nothing',
    'src/desk/a2.ts',
    "import { a } from '#desk/gone.ts'\nexport const b = a",
    ['unresolved-import: src/desk/a2.ts -> #desk/gone.ts'],
  ],
  [
    'a computed import',
    'src/desk/a3.ts',
    'export const a = (name: string) => import(name)',
    ['computed-import: src/desk/a3.ts:1 imports a name that is not written out'],
  ],
  [
    'an import where the cruiser does not look',
    'src/desk/a4.ts',
    "export type A = { b: import('../network/registry.ts').B }",
    ["unseen-import: src/desk/a4.ts:1 imports '../network/registry.ts' where the cruiser does not look; import it at the top"],
  ],
  [
    'a folder on no floor',
    'src/order/returns/a.ts',
    'export const a = 1',
    ['no-such-floor: src/order/returns/a.ts stands on no floor of ARCHITECTURE.md'],
  ],
  [
    'Node in the domain',
    'src/domain/node.ts',
    "import { createHash } from 'node:crypto'\nexport const a = createHash",
    ['domain-stays-pure: src/domain/node.ts -> crypto'],
  ],
  [
    'Node in shapes',
    'src/desk/shapes.ts',
    "import { createHash } from 'node:crypto'\nexport const a = createHash",
    ['shapes-run-node: src/desk/shapes.ts -> crypto'],
  ],
  [
    'an image library in a section',
    'src/order/content/shrink.ts',
    "import sharp from 'sharp'\nexport const a = sharp",
    ['vendor-native-outside-home: src/order/content/shrink.ts -> node_modules/sharp'],
  ],
  [
    'the database client in an app',
    'src/apps/rows.ts',
    "import pg from 'pg'\nexport const a = pg",
    ['vendor-database-outside-home: src/apps/rows.ts -> node_modules/pg'],
  ],
  [
    "a carrier's client that is not even installed, in a section",
    'src/order/fulfillment/buy.ts',
    "import type E from '@easypost/api'\nexport type A = E",
    ['vendor-easypost-outside-home: src/order/fulfillment/buy.ts -> @easypost/api'],
  ],
]
