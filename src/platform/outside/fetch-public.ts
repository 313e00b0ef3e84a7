import { lookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage, type RequestOptions } from 'node:http'
import { request as requestHttps } from 'node:https'
import ipaddr from 'ipaddr.js'

/** What a fetch came to. `refused` is final; `failed` may work later (no answer, too slow, the server's own trouble). */
export type Fetched =
  | { readonly outcome: 'fetched'; readonly bytes: Buffer }
  | {
      readonly outcome: 'refused'
      readonly why: 'bad_address' | 'private_address' | 'too_many_redirects' | 'too_large' | `status_${number}`
    }
  | { readonly outcome: 'failed'; readonly why: string }

type Limits = {
  readonly maxBytes: number
  readonly timeoutMs: number
  readonly redirects: number
  readonly trustedOrigins: readonly string[]
}

/**
 * Fetches an address somebody else gave us, without letting it reach into our own network: http and https only, no credentials, and only public unicast
 * addresses. The address is judged where the connection is made, so that a name cannot answer one thing to the check and another to the request; each redirect
 * is judged anew. `trustedOrigins` may be private.
 */
export async function fetchPublic(address: string, limits: Limits): Promise<Fetched> {
  const signal = AbortSignal.timeout(limits.timeoutMs)
  let at = address
  for (let hop = 0; hop <= limits.redirects; hop += 1) {
    const url = readUrl(at)
    if (!url) return { outcome: 'refused', why: 'bad_address' }
    const trusted = limits.trustedOrigins.includes(url.origin)
    if (!trusted && isPrivateLiteral(url.hostname)) return { outcome: 'refused', why: 'private_address' }
    const response = await ask(url, { signal, ...(trusted ? {} : { lookup: publicLookup }) }).catch((error: unknown) => error)
    if (!isResponse(response)) return failure(response)
    const status = response.statusCode ?? 0
    const next = status >= 300 && status < 400 ? response.headers.location : undefined
    if (next === undefined) return read(response, status, limits.maxBytes)
    response.destroy()
    at = URL.canParse(next, url.href) ? new URL(next, url).href : ''
  }
  return { outcome: 'refused', why: 'too_many_redirects' }
}

/** Is this an address on the open internet? Anything else (private, loopback, link-local, carrier's, tunnelled, unreadable) is not. */
export function isPublic(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast'
}

/** An http or https address without credentials; undefined for any other text. */
export function readUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return (url.protocol === 'http:' || url.protocol === 'https:') && !url.username && !url.password ? url : undefined
}

/** Is the host a literal address that is not public? It is connected to without a look-up, so it must be judged before. */
export function isPrivateLiteral(hostname: string): boolean {
  const literal = hostname.replace(/^\[(.*)\]$/, '$1')
  return ipaddr.isValid(literal) && !isPublic(literal)
}

const privateAddress = 'EPRIVATE'

/** A look-up that finds public addresses only: a name with a single private one is refused with `isPrivateError`. */
export const publicLookup: RequestOptions['lookup'] = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return done(error, '', 0)
    const [first] = found
    if (!found.every(({ address }) => isPublic(address)))
      done(Object.assign(new Error('a private address'), { code: privateAddress }), '', 0)
    else if (options.all) done(null, found)
    else done(null, first?.address ?? '', first?.family)
  })
}

function ask(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    request(url, { ...options, agent: false, headers: { 'user-agent': 'Partsdesk', accept: 'image/*' } }, resolve)
      .on('error', reject)
      .end()
  })
}

async function read(response: IncomingMessage, status: number, maxBytes: number): Promise<Fetched> {
  if (status === 408 || status === 429 || status >= 500) {
    response.destroy()
    return { outcome: 'failed', why: `status ${status}` }
  }
  if (status !== 200) {
    response.destroy()
    return { outcome: 'refused', why: `status_${status}` }
  }
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of response as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > maxBytes) return { outcome: 'refused', why: 'too_large' }
      pieces.push(piece)
    }
  } catch (error) {
    return failure(error)
  }
  return { outcome: 'fetched', bytes: Buffer.concat(pieces) }
}

function isResponse(value: unknown): value is IncomingMessage {
  return typeof value === 'object' && value !== null && 'statusCode' in value
}

function failure(error: unknown): Fetched {
  if (isPrivateError(error)) return { outcome: 'refused', why: 'private_address' }
  return { outcome: 'failed', why: error instanceof Error ? error.message : 'no answer' }
}

/** Was a connection refused because its name leads to a private address? */
export function isPrivateError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === privateAddress
}
