import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Context } from 'hono'
import type { Fault } from './control/faults.ts'
import type { Wire } from './listen.ts'

/**
 * Answers a request as the network of this fault would: cut before anything is done, cut or left waiting after it, or plainly. What an API itself says
 * when it is unwell (429, 500) stands in that API.
 */
export async function throughNetwork(c: Context<Wire>, fault: Fault | undefined, answer: () => Promise<Response>): Promise<Response> {
  if (fault?.kind === 'drop_before') return cut(c)
  const response = await answer()
  if (fault?.kind === 'drop_after') return cut(c)
  return fault?.kind === 'hang_after' ? RESPONSE_ALREADY_SENT : response
}

/** Cuts the line without a word, as a broken network does. */
function cut(c: Context<Wire>): Response {
  c.env.incoming.socket.destroy()
  return RESPONSE_ALREADY_SENT
}
