import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isPrivateError, isPrivateLiteral, publicLookup, readUrl } from './fetch-public.ts'

/** What a posted text came to: the status that was answered, or why none was, for a person to read. */
export type Posted =
  | { readonly outcome: 'answered'; readonly status: number; readonly said: string }
  | { readonly outcome: 'silent'; readonly why: string }

type Posting = {
  readonly body: string
  readonly headers: { readonly [name: string]: string }
  readonly timeoutMs: number
  readonly trustedOrigins: readonly string[]
}

/**
 * Posts JSON to an address somebody else gave us, judged as by `fetchPublic`: it never reaches into our own network. Redirects are not followed, for what is
 * signed goes to nobody else; of the answer the status and its first bytes are read, as far as they are text.
 */
export async function postPublic(address: string, posting: Posting): Promise<Posted> {
  const url = readUrl(address)
  if (!url) return { outcome: 'silent', why: 'bad_address' }
  const trusted = posting.trustedOrigins.includes(url.origin)
  if (!trusted && isPrivateLiteral(url.hostname)) return { outcome: 'silent', why: 'private_address' }
  try {
    const response = await send(url, posting, trusted)
    const said = await firstBytes(response)
    return { outcome: 'answered', status: response.statusCode ?? 0, said }
  } catch (error) {
    return { outcome: 'silent', why: isPrivateError(error) ? 'private_address' : reasonOf(error) }
  }
}

function send(url: URL, { body, headers, timeoutMs }: Posting, trusted: boolean): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const options = {
    method: 'POST',
    agent: false,
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      'user-agent': 'Partsdesk',
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      ...headers,
    },
    ...(trusted ? {} : { lookup: publicLookup }),
  } as const
  return new Promise((resolve, reject) => {
    request(url, options, resolve).on('error', reject).end(body)
  })
}

/** Bytes of an answer that are kept: enough for a sentence of an error. */
const most = 300

/** What an answer begins with; one that breaks off or dawdles says as much as came. Control characters are left out. */
async function firstBytes(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  let had = 0
  try {
    for await (const part of response as AsyncIterable<Buffer>) {
      parts.push(part)
      had += part.length
      if (had >= most) break
    }
  } catch {
    // The status has been answered: what is missing of the text changes nothing.
  }
  response.destroy()
  const text = Buffer.concat(parts).subarray(0, most).toString('utf8')
  return text.replaceAll(/[\p{Cc}\uFFFD]+/gu, ' ').trim()
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  if (error.name === 'AbortError' || error.name === 'TimeoutError') return 'timeout'
  return 'code' in error && typeof error.code === 'string' ? error.code : 'no answer'
}
