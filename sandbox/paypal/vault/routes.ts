import { Hono } from 'hono'
import { z } from 'zod'
import type { Wire } from '../../listen.ts'
import { ApiError, refused } from '../wire/errors.ts'
import { newId, newVaultId } from '../ids.ts'
import { issues } from '../wire/issues.ts'
import type { Answer, Call } from '../wire/call.ts'
import { operation } from '../wire/operation.ts'
import { wirePaymentToken, wireSetupToken, type SetupToken } from '../records/payment-token.ts'
import { locale, page, text } from '../wire/shapes.ts'
import type { PayPal } from '../world.ts'
import { keepWallet } from './keep.ts'

/** How long Vault v3 remembers a PayPal-Request-Id: three hours. */
const remembers = 3 * 3600

/** Vault v3: wallets kept for later, and the setup tokens their buyers approve first. */
export function vaultRoutes(paypal: PayPal) {
  const tokens = '/v3/vault/payment-tokens'
  const setups = '/v3/vault/setup-tokens'
  const read = z.unknown()
  return new Hono<Wire>()
    .post(
      setups,
      operation(paypal, {
        ask: SetupAsk,
        remembers,
        work: setUp,
        again: ({ account }, made) => ({ status: 200, body: wireSetupToken(account.need('setup_token', made), account.origin) }),
      }),
    )
    .get(
      `${setups}/:id`,
      operation(paypal, {
        ask: read,
        work: ({ account, id }) => ({ status: 200, body: wireSetupToken(account.need('setup_token', id, 'id'), account.origin) }),
      }),
    )
    .post(
      tokens,
      operation(paypal, {
        ask: TokenAsk,
        remembers,
        work: keep,
        again: ({ account }, made) => ({ status: 200, body: wirePaymentToken(account.need('payment_token', made), account.origin) }),
      }),
    )
    .get(tokens, operation(paypal, { ask: read, work: list }))
    .get(
      `${tokens}/:id`,
      operation(paypal, {
        ask: read,
        work: ({ account, id }) => ({ status: 200, body: wirePaymentToken(account.need('payment_token', id, 'id'), account.origin) }),
      }),
    )
    .delete(`${tokens}/:id`, operation(paypal, { ask: read, work: giveUp }))
}

const customer = z.object({ id: text(22).optional() }).optional()

const SetupAsk = z.object({
  customer,
  payment_source: z.strictObject({
    paypal: z.object({
      description: text(128).optional(),
      usage_type: z.enum(['MERCHANT', 'PLATFORM']),
      customer_type: z.enum(['CONSUMER', 'BUSINESS']).optional(),
      experience_context: z.object({ return_url: page, cancel_url: page, brand_name: text(300).optional(), locale: locale.optional() }),
    }),
  }),
})

const TokenAsk = z.object({
  customer,
  payment_source: z.strictObject({ token: z.object({ id: text(255), type: z.enum(['SETUP_TOKEN']) }) }),
})

function setUp({ account, ask }: Call<z.infer<typeof SetupAsk>>): Answer {
  if (!account.switches.vaulting) throw refused('NOT_ENABLED_TO_VAULT_PAYMENT_SOURCE')
  const { description, experience_context: context } = ask.payment_source.paypal
  const setup = account.put<SetupToken>({
    kind: 'setup_token',
    id: newId(),
    created: account.now,
    customer: ask.customer?.id ?? newVaultId(),
    status: 'PAYER_ACTION_REQUIRED',
    wallet: null,
    description: description ?? null,
    brand: context.brand_name ?? null,
    locale: context.locale ?? null,
    return_url: context.return_url,
    cancel_url: context.cancel_url,
  })
  return { status: 201, body: wireSetupToken(setup, account.origin), made: setup.id }
}

function keep({ account, ask }: Call<z.infer<typeof TokenAsk>>): Answer {
  const { id } = ask.payment_source.token
  const setup = account.find('setup_token', id)
  if (!setup) throw refused('TOKEN_ID_NOT_FOUND', { field: '/payment_source/token/id', value: id })
  if (setup.status !== 'APPROVED' || !setup.wallet) throw refused('TOKEN_NOT_APPROVED', { field: '/payment_source/token/id', value: id })
  const token = keepWallet(account, {
    wallet: setup.wallet,
    customer: ask.customer?.id ?? setup.customer,
    description: setup.description,
  })
  account.put<SetupToken>({ ...setup, status: 'VAULTED' })
  return { status: 201, body: wirePaymentToken(token, account.origin), made: token.id }
}

/** The wallets of one customer, a page at a time. */
function list({ account, query }: Call<unknown>): Answer {
  const id = query.get('customer_id')
  const [size, number] = [Number(query.get('page_size') ?? 5), Number(query.get('page') ?? 1)]
  const bad = !id ? 'customer_id' : !(size >= 1 && size <= 20) ? 'page_size' : number >= 1 ? undefined : 'page'
  if (!id || bad)
    throw new ApiError(400, [
      {
        field: bad ?? '',
        location: 'query',
        issue: id ? 'INVALID_PARAMETER_VALUE' : 'MISSING_REQUIRED_PARAMETER',
        description: issues.INVALID_PARAMETER_VALUE[1],
      },
    ])
  const all = account.under('payment_token', id)
  const pages = Math.ceil(all.length / size)
  const at = (n: number, rel: string) => ({
    href: `${account.origin}/v3/vault/payment-tokens?customer_id=${encodeURIComponent(id)}&page=${n}&page_size=${size}`,
    rel,
    method: 'GET',
  })
  return {
    status: 200,
    body: {
      ...(query.get('total_required') === 'true' && all.length > 0 ? { total_items: all.length, total_pages: pages } : {}),
      customer: { id },
      payment_tokens: all.slice((number - 1) * size, number * size).map((token) => wirePaymentToken(token, account.origin)),
      links: [at(number, 'self'), ...(number < pages ? [at(number + 1, 'next')] : []), ...(number > 1 ? [at(number - 1, 'prev')] : [])],
    },
  }
}

function giveUp({ account, id }: Call<unknown>): Answer {
  const token = account.find('payment_token', id)
  if (token) {
    account.remove(id)
    account.emit('VAULT.PAYMENT-TOKEN.DELETED', id, { id })
  }
  return { status: 204 }
}
