import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../files.ts'

/** A tree that uses every arrow ARCHITECTURE.md allows. */
export const clean: Readonly<Record<string, string>> = {
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
