import { Hono } from 'hono'
import { z } from 'zod'
import type { App } from '#platform/app.ts'
import { answer, body, commandOf, found, may, numberOf, type InStore } from '#platform/http.ts'
import { readOrder, seeOrder } from '../spine.ts'
import { capture } from './capture.ts'
import { checkClaim } from './confirm-payment.ts'
import { makeLink } from './link/make-link.ts'
import { revokeLink } from './link/revoke-link.ts'
import { LinkAsk } from './link/shapes.ts'
import { chargeAgain, chargeCard, reauthorize } from './charge.ts'
import { recordOffline, reverseOffline } from './offline.ts'
import { readFacts, readPayment } from './read.ts'
import { readRefundable } from './read-refundable.ts'
import { refund } from './refund.ts'
import { checkAgain } from './beats/settle.ts'
import {
  AgainAsk,
  CaptureAsk,
  CardAsk,
  GiveUpAsk,
  NameAmountAsk,
  OfflineAsk,
  ReauthorizeAsk,
  RefundAsk,
  ReverseAsk,
  VerifyAsk,
  VoidAsk,
} from './shapes.ts'
import { giveUp, nameAmount, verifyCard } from './verify/verify.ts'
import { voidHold } from './void.ts'

/** The money of one order: read it, collect, give back, record what moved elsewhere, ask again what became of it. */
export function paymentRoutes(app: App) {
  return new Hono<InStore>()
    .basePath('/orders/:number/payment')
    .get('/', may('orders'), async (c) => found(c, await readOrder(app, c.var.actor, numberOf(c), readPayment)))
    .post('/captures', may('collect'), body(CaptureAsk), async (c) =>
      answer(c, await capture(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/voids', may('refund'), body(VoidAsk), async (c) =>
      answer(c, await voidHold(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/refunds', may('refund'), body(RefundAsk), async (c) =>
      answer(c, await refund(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .get('/refundable', may('refund'), async (c) => found(c, await readOrder(app, c.var.actor, numberOf(c), readRefundable)))
    .post('/cards', may('collect'), body(CardAsk), async (c) =>
      answer(c, await chargeCard(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/again', may('collect'), body(AgainAsk), async (c) =>
      answer(c, await chargeAgain(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/reauthorizations', may('collect'), body(ReauthorizeAsk), async (c) =>
      answer(c, await reauthorize(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/verifications', may('collect'), body(VerifyAsk), async (c) =>
      answer(c, await verifyCard(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/verifications/name', may('collect'), body(NameAmountAsk), async (c) =>
      answer(c, await nameAmount(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/verifications/give-up', may('collect'), body(GiveUpAsk), async (c) =>
      answer(c, await giveUp(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/links', may('collect'), body(LinkAsk), async (c) =>
      answer(c, await makeLink(app, c.var.actor, numberOf(c), c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/links/:link/revocation', may('collect'), async (c) =>
      answer(c, await revokeLink(app, c.var.actor, { number: numberOf(c), link: idIn(c.req.param('link')) }, commandOf(c, {}))),
    )
    .post('/offline', may('offline'), body(OfflineAsk), async (c) =>
      answer(c, await recordOffline(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/reversals', may('offline'), body(ReverseAsk), async (c) =>
      answer(c, await reverseOffline(app, c.var.actor, { number: numberOf(c) }, c.req.valid('json'), commandOf(c, c.req.valid('json')))),
    )
    .post('/claim/check', may('collect'), async (c) => answer(c, await checkClaim(app, c.var.actor, { number: numberOf(c) })))
    .get('/:transaction/facts', may('orders'), async (c) => {
      const id = idIn(c.req.param('transaction'))
      return found(c, await seeOrder(app, c.var.actor, numberOf(c), (tx, order) => readFacts(tx, order, id)))
    })
    .post('/:transaction/check', may('orders'), async (c) =>
      answer(
        c,
        await checkAgain(app, c.var.actor, {
          transaction: idIn(c.req.param('transaction')),
          number: numberOf(c),
        }),
      ),
    )
}

/** An id of the path; one that nothing has when it is none. */
function idIn(text: string): string {
  return z.uuid().catch('00000000-0000-0000-0000-000000000000').parse(text)
}
