import { unauthorized } from './errors.ts'

/** Who is calling: the account a key names, and whether the key may move money. */
export type Caller = { readonly account: string; readonly kind: 'secret' | 'publishable' }

/**
 * Reads `Authorization: Bearer sk_test_<name>` or Basic with the key as user name. Every name denotes an account of its own, made by using it.
 * Live keys are refused: nothing here is real money.
 */
export function readKey(header: string | undefined): Caller {
  const key = keyOf(header)
  if (!key)
    throw unauthorized(
      "You did not provide an API key. Provide it in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  const parts = /^(sk|rk|pk)_test_([A-Za-z0-9_]{1,200})$/.exec(key)
  if (!parts) throw unauthorized(`Invalid API Key provided: ${masked(key)}. The sandbox takes test keys only.`)
  return { account: parts[2] ?? '', kind: parts[1] === 'pk' ? 'publishable' : 'secret' }
}

function keyOf(header: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (header ?? '').split(' ')
  if (/^bearer$/i.test(scheme)) return value.trim()
  if (/^basic$/i.test(scheme)) return Buffer.from(value, 'base64').toString('utf8').split(':')[0]
  return undefined
}

function masked(key: string): string {
  return key.length < 12 ? '****' : `${key.slice(0, 8)}${'*'.repeat(Math.min(key.length - 12, 20))}${key.slice(-4)}`
}
