import { ApiError } from './errors.ts'

/** The account of a request: `EZTK_<name>` as the user of basic authentication, or as a bearer token. */
export function accountOf(authorization: string | undefined): string {
  const key = keyIn(authorization)
  if (key === '') throw new ApiError('APIKEY.REQUIRED')
  if (key.startsWith('EZAK')) throw new ApiError('APIKEY.LIVE')
  const name = /^EZTK_(\w{1,100})$/.exec(key)?.[1]
  if (!name) throw new ApiError('APIKEY.INVALID')
  return name
}

function keyIn(authorization = ''): string {
  const [scheme = '', rest = ''] = authorization.split(' ', 2)
  if (/^bearer$/i.test(scheme)) return rest
  return /^basic$/i.test(scheme) ? (Buffer.from(rest, 'base64').toString('utf8').split(':')[0] ?? '') : ''
}
