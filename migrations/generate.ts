// Writes schema.sql and src/platform/schema.ts from a database that has all migrations: node migrations/generate.ts <owner url>.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import pg from 'pg'
import { dumpSchema } from './dump.ts'

const url = process.argv[2] ?? ''
const out = 'src/platform/schema.ts'
const imports = [
  "import type { Activity, ActorKind, FraudMark, Guard } from '#domain/activity.ts'",
  "import type { Address } from '#domain/address.ts'",
  "import type { AssignmentRule } from '#domain/assignment/rules.ts'",
  "import type { Attention } from '#domain/attention/attention.ts'",
  "import type { FulfillmentState, Method, ShipmentLine, ShipmentState } from '#domain/fulfillment.ts'",
  "import type { MarkEvidence, FraudReason } from '#domain/fraud/reasons.ts'",
  "import type { Outcome } from '#domain/fraud/outcome.ts'",
  "import type { EventState, Kind, Source } from '#domain/ledger.ts'",
  "import type { LetterFacts, LetterKind, LetterState } from '#domain/letters.ts'",
  "import type { LineState, Status } from '#domain/order.ts'",
  "import type { MailNature, MatchedBy } from '#domain/mail/incoming.ts'",
  "import type { LetterTexts, TemplateKind } from '#domain/mail/templates.ts'",
  "import type { ScanState } from '#domain/mail/scan.ts'",
  "import type { OpenDay } from '#domain/notices/hours.ts'",
  "import type { HookEvent } from '#domain/outside/hooks.ts'",
  "import type { NoteEdits } from '#domain/notes/editing.ts'",
  "import type { About, MailWay, NoticeFacts, NoticeKind } from '#domain/notices/kinds.ts'",
  "import type { SenderCheck } from '#domain/mail/sender-check.ts'",
  "import type { ChargeKept, Checks, EarlierTry, Instrument } from '#domain/payment.ts'",
  "import type { PaymentState } from '#domain/payment/state.ts'",
  "import type { RefundPart } from '#domain/payment/refund.ts'",
  "import type { CaseState, Evidence } from '#domain/registry/case.ts'",
  "import type { CaseEvent, TaskKind, TaskOutcome, Waits } from '#domain/registry/decide.ts'",
  "import type { Verdict } from '#domain/registry/judge.ts'",
  "import type { Reach, Right } from '#domain/rights.ts'",
  "import type { Level } from '#domain/risk/bands.ts'",
  "import type { RiskFacts, Tick } from '#domain/risk/facts.ts'",
  "import type { Factor } from '#domain/risk/rows.ts'",
  "import type { Deed, Effects, Rule } from '#domain/risk/rule.ts'",
  "import type { PurchaseState, VoidState } from '#domain/shipping/labels.ts'",
  "import type { PackedBox } from '#domain/shipping/packing.ts'",
  "import type { PrintSettings as PrintingOf, PrintState } from '#domain/shipping/printing.ts'",
  "import type { Charge, QuotedRate } from '#domain/shipping/rate.ts'",
  "import type { RateCard } from '#domain/shipping/rate-card.ts'",
  "import type { TrackerState } from '#domain/shipping/tracker.ts'",
  "import type { SignInEvent, SignInWay } from '#domain/sign-in/log.ts'",
  "import type { StatusWords } from '#domain/store/status-words.ts'",
  "import type { StoreTax } from '#domain/store/taxes.ts'",
  "import type { Tax } from '#domain/totals.ts'",
  "import type { DecodedVin } from '#domain/vin.ts'",
  "import type { CarrierFailure, LabelFormat, ShippingOptions } from '#ports/carrier.ts'",
  "import type { MailTls, MailTrouble } from '#domain/mail/servers.ts'",
  "import type { Kept } from './kept.ts'",
]

const owner = new pg.Client({ connectionString: url })
await owner.connect()
writeFileSync('schema.sql', await dumpSchema(owner))
await owner.end()

const run = spawnSync('node_modules/.bin/kysely-codegen', ['--config-file', '.kysely-codegenrc.json', '--url', url], {
  encoding: 'utf8',
  shell: false,
})
if (run.status !== 0) throw new Error(run.stderr, { cause: run.error })
// The generator asks the TypeScript API for the types' homes, which TypeScript 7 does not have: name them here.
writeFileSync(
  out,
  readFileSync(out, 'utf8').replace(/^import type .*$/m, (line) => [line, ...imports].join('\n')),
)
