import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { answerDispute } from '../disputes/answer.ts'
import { decideDispute } from '../disputes/decide.ts'
import { missing } from '../errors.ts'
import { listOf } from '../lists.ts'
import { evidenceFiles, evidenceTexts, type Dispute, type EvidenceText } from '../objects/dispute.ts'
import { operation, type Answer, type Call, type Gateway } from '../operation.ts'
import { bool, expand, listParts, metadata } from '../params.ts'
import { aboutAsk, parentsOf } from './about.ts'

/** The routes of disputes, which only a card's holder opens, and of issuers' early fraud warnings. */
export function disputeRoutes(gateway: Gateway) {
  const [disputes, warnings] = ['/v1/disputes', '/v1/radar/early_fraud_warnings']
  const one = z.strictObject({ expand })
  return new Hono<Wire>()
    .get(
      disputes,
      operation(gateway, ListAsk, ({ account, params }) =>
        listOf(account, 'dispute', disputes, { ...params, parents: parentsOf(account, params) }),
      ),
    )
    .get(`${disputes}/:id`, operation(gateway, one, needed))
    .post(`${disputes}/:id`, operation(gateway, UpdateAsk, update))
    .post(
      `${disputes}/:id/close`,
      operation(gateway, one, (call) => decideDispute(call.account, needed(call), 'lost')),
    )
    .get(
      warnings,
      operation(gateway, ListAsk, ({ account, params }) =>
        listOf(account, 'radar.early_fraud_warning', warnings, { ...params, parents: parentsOf(account, params) }),
      ),
    )
    .get(
      `${warnings}/:id`,
      operation(gateway, one, ({ account, id }) => account.need('radar.early_fraud_warning', id, 'early_fraud_warning')),
    )
}

const ListAsk = z.strictObject({ ...listParts, ...aboutAsk })

const evidenceText = z.string().max(20_000).optional()
const named = <T extends string>(names: readonly T[]) =>
  Object.fromEntries(names.map((name) => [name, evidenceText])) as Record<T, typeof evidenceText>

const UpdateAsk = z.strictObject({
  evidence: z.strictObject({ ...named(evidenceTexts), ...named(evidenceFiles) }).optional(),
  intended_submission_method: z.enum(['manual', 'prefer_manual', 'prefer_smart_disputes', 'smart_disputes']).optional(),
  metadata: metadata.optional(),
  submit: bool.optional(),
  expand,
})

function needed({ account, id }: Pick<Call<unknown>, 'account' | 'id'>): Dispute {
  return account.need('dispute', id, 'dispute')
}

function update(call: Call<z.infer<typeof UpdateAsk>>): Answer {
  const { expand: _expand, evidence, ...params } = call.params
  const file = evidenceFiles.find((name) => evidence?.[name])
  if (file) throw missing('file upload', evidence?.[file] ?? '', `evidence[${file}]`)
  const texts =
    evidence && (Object.fromEntries(evidenceTexts.map((name) => [name, evidence[name]])) as Record<EvidenceText, string | undefined>)
  return answerDispute(call.account, needed(call), { ...params, evidence: texts })
}
