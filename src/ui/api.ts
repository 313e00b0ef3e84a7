import type { Detail } from '#domain/result.ts'
import { sessionExpiry } from './expiry.ts'

/** One field that does not fit: where (dotted path), what, and zod's issue code. */
export type Issue = { readonly path: string; readonly message: string; readonly code?: string }

/** The server said no, with a stable code (409, 404, 403, 429): nothing happened. `words.ts` has the sentence. */
export class Refused extends Error {
  readonly code: string
  readonly detail: Detail
  readonly requestId: string | null
  constructor(code: string, detail: Detail, requestId: string | null) {
    super(code)
    this.code = code
    this.detail = detail
    this.requestId = requestId
  }
}

/** Some fields do not fit (400): nothing happened. */
export class Invalid extends Error {
  readonly issues: readonly Issue[]
  constructor(issues: readonly Issue[]) {
    super('invalid')
    this.issues = issues
  }
}

/** Who was faster and when, by which entry of the log (`what`), the version their change led to, and what the server holds now; each only where the route tells it. */
type Faster = { readonly current?: unknown; readonly who?: string; readonly at?: string; readonly version?: number; readonly what?: string }

/** Somebody changed the same thing meanwhile (412): nothing happened. `current` is what the server holds now. */
export class Stale extends Error {
  readonly current: unknown
  readonly who: string | null
  readonly at: string | null
  readonly version: number | null
  readonly what: string | null
  constructor({ current, who = '', at = '', version, what }: Faster) {
    super('stale')
    this.current = current
    this.who = who || null
    this.at = at || null
    this.version = version ?? null
    this.what = what ?? null
  }
}

/** Nobody is signed in any more (401) and nobody signed in again. */
export class Expired extends Error {}

/** The server broke (5xx), or no answer came (`offline`): whether a command happened is unknown, so send it again with the same command id. */
export class Fault extends Error {
  readonly requestId: string | null
  readonly offline: boolean
  constructor(requestId: string | null, offline: boolean) {
    super(offline ? 'offline' : 'fault')
    this.requestId = requestId
    this.offline = offline
  }
}

export type Ask = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly body?: unknown
  /** the version the person saw: sent as If-Match */
  readonly ifMatch?: number | string
  /** one per opening of a dialog: sent as Idempotency-Key */
  readonly commandId?: string
  readonly signal?: AbortSignal
  /** goes out although the page closes meanwhile */
  readonly keepalive?: boolean
  /** 'throw' leaves an ended session to the caller, instead of asking to sign in over the page */
  readonly expired?: 'ask' | 'throw'
}

/** Asks the server and gives its JSON back, or throws Refused, Invalid, Stale, Expired or Fault. After an expired session it asks to sign in and repeats. */
export async function request<T>(
  path: string,
  { method = 'GET', body, ifMatch, commandId, signal, keepalive = false, expired = 'ask' }: Ask = {},
): Promise<T> {
  const headers = new Headers(commandHeaders({ ifMatch, commandId }))
  if (body !== undefined) headers.set('content-type', 'application/json')
  const init: RequestInit = { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal, keepalive }
  const response = await (expired === 'ask' ? deskFetch(path, init) : fetchOnce(path, init))
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** Sends `body` and gives each JSON line of the answer to `hear` as it comes; ends when the answer does. Throws as `request` does. */
export async function streamLines<T>(
  path: string,
  { body, signal, hear }: { readonly body: unknown; readonly signal: AbortSignal; readonly hear: (line: T) => void },
): Promise<void> {
  const headers = new Headers({ ...commandHeaders({}), 'content-type': 'application/json' })
  const response = await deskFetch(path, { method: 'POST', headers, body: JSON.stringify(body), signal })
  if (!response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const lines = (rest + part.value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) hear(JSON.parse(line) as T)
  }
}

/** `fetch` for a typed client: `hc<Routes>('/desk', { fetch: deskFetch })`. Same header, same errors, same way through an expired session. */
export async function deskFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    try {
      return await fetchOnce(input, init)
    } catch (error) {
      if (!(error instanceof Expired) || !(await sessionExpiry.signInAgain())) throw error
    }
  }
}

/** The headers of a command, for the typed client. */
export function commandHeaders({
  ifMatch,
  commandId,
}: {
  readonly ifMatch?: number | string
  readonly commandId?: string
}): Record<string, string> {
  return {
    ...(ifMatch !== undefined && { 'If-Match': `"${ifMatch}"` }),
    ...(commandId !== undefined && { 'Idempotency-Key': commandId }),
  }
}

async function fetchOnce(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  // No form or link of another site can send this header, which is what guards every write.
  if ((init.method ?? 'GET') !== 'GET') headers.set('X-Partsdesk', '1')
  const response = await fetch(input, { ...init, headers, credentials: 'same-origin' }).catch((error: unknown) => {
    throw init.signal?.aborted ? error : new Fault(null, true)
  })
  if (response.ok) return response
  throw await errorOf(response)
}

type Refusing = {
  readonly code?: string
  readonly detail?: Detail
  readonly issues?: readonly Issue[]
  readonly current?: unknown
  readonly who?: string
  readonly at?: string
  readonly requestId?: string
}

async function errorOf(response: Response): Promise<Error> {
  const body = await response.json().then(
    (json: unknown) => (json ?? {}) as Refusing,
    (): Refusing => ({}),
  )
  const requestId = body.requestId ?? response.headers.get('x-request-id')
  if (response.status === 400 && body.issues) return new Invalid(body.issues)
  if (response.status === 412) return new Stale({ ...body, ...(body.detail as Faster | undefined) })
  if (response.status === 401 && body.code !== 'wrong_credentials') return new Expired('session ended')
  if (response.status < 500) return new Refused(body.code ?? `http_${response.status}`, body.detail ?? {}, requestId)
  return new Fault(requestId, false)
}
