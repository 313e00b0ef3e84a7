import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Fault } from './control/faults.ts'
import type { Wire } from './listen.ts'

/**
 * Answers a request as the network of this fault would: cut before anything is done; cut, left waiting or garbled after it; or plainly. What an API itself says
 * when it is unwell (409, 429, 500) stands in that API.
 */
export async function throughNetwork(c: Context<Wire>, fault: Fault | undefined, answer: () => Promise<Response>): Promise<Response> {
  if (fault?.kind === 'drop_before') return cut(c)
  const response = await answer()
  if (fault?.kind === 'drop_after') return cut(c)
  if (fault?.kind === 'hang_after') return RESPONSE_ALREADY_SENT
  if (fault?.kind === 'truncated') return withBody(response, (text) => text.slice(0, Math.floor(text.length / 2)))
  return fault?.kind === 'invalid_json'
    ? withBody(response, () => '<html><body><h1>Something in between answers</h1></body></html>')
    : response
}

/** The same answer with another body; one without a body stays as it is. */
async function withBody(response: Response, change: (text: string) => string): Promise<Response> {
  const text = await response.text()
  return new Response(text === '' ? null : change(text), { status: response.status, headers: response.headers })
}

/** Cuts the line without a word, as a broken network does. */
function cut(c: Context<Wire>): Response {
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
