import { Hono } from 'hono'
import type { Wire } from '../../listen.ts'
import { throughNetwork } from '../../wire-fault.ts'
import { ApiError, errorBody } from './errors.ts'
import { newDebugId, newToken } from '../ids.ts'
import { switchesOf } from '../store.ts'
import type { PayPal } from '../world.ts'

/** How long an access token is good, in seconds of the twin's clock. */
const goodFor = 32_400

/** The route that gives out access tokens to client credentials (RFC 6749, 4.4). */
export function tokenRoutes(paypal: PayPal) {
  return new Hono<Wire>().post('/v1/oauth2/token', (c) => {
    const fault = paypal.faults.take('POST', c.req.path, 'paypal')
    return throughNetwork(c, fault, async () => {
      if (fault?.kind === '429') return c.json(errorBody(new ApiError(429), newDebugId()), 429)
      if (fault?.kind === '500_before') return c.json(errorBody(new ApiError(500), newDebugId()), 500)
      if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, fault.milliseconds))
      const account = accountOf(c.req.header('authorization'))
      if (!account) return c.json({ error: 'invalid_client', error_description: 'Client Authentication failed' }, 401)
      const { grant_type: grant } = await c.req.parseBody()
      if (grant !== 'client_credentials')
        return c.json({ error: 'unsupported_grant_type', error_description: 'Grant type is not supported' }, 400)
      const answer = given(paypal, account)
      return fault?.kind === '500_after' ? c.json(errorBody(new ApiError(500), newDebugId()), 500) : c.json(answer)
    })
  })
}

/** The account whose access token this header bears; throws PayPal's 401 when there is none or its time is over. */
export function bearerOf({ db, clock }: PayPal, header: string | undefined): string {
  const token = /^Bearer\s+(\S+)$/i.exec(header ?? '')?.[1]
  const row = token ? db.get('select account from tokens where token = ? and until > ?', token, clock.now()) : undefined
  if (!row) throw new ApiError(401)
  return String(row['account'])
}

/**
 * Client id `pp_test_<name>` denotes the account `<name>`, made by using it; its secret is anything that begins with `sandbox-`. Everything else is refused,
 * what looks like real credentials above all: nothing here is real money.
 */
function accountOf(header: string | undefined): string | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1] ?? ''
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':')
  const name = /^pp_test_([A-Za-z0-9_]{1,100})$/.exec(id)?.[1]
  return /^sandbox-[\w-]{1,200}$/.test(secret) ? name : undefined
}

function given({ db, clock }: PayPal, account: string) {
  const now = clock.now()
  const token = newToken()
  switchesOf(db, account, now)
  db.run('delete from tokens where until <= ?', now)
  db.run('insert into tokens (token, account, until) values (?, ?, ?)', token, account, now + goodFor)
  return {
    scope: 'https://uri.paypal.com/services/payments/payment/authcapture https://uri.paypal.com/services/payments/refund openid',
    access_token: token,
    token_type: 'Bearer',
    app_id: 'APP-80W284485P519543T',
    expires_in: goodFor,
    nonce: `${new Date(now * 1000).toISOString()}${newDebugId()}`,
  }
}
