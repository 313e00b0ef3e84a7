/**
 * Is a mail from whom it says? `verified`: its domain answers for it. `forged`: its domain says (DMARC, RFC 7489) that such a mail is not its own. `unverified`: its domain
 * says nothing. `unchecked`: nobody could look.
 */
export type SenderCheck = 'verified' | 'unverified' | 'forged' | 'unchecked'

/** What the checks said, each by its word of RFC 8601 (`pass`, `fail`, `none`, `temperror`, …). `aligned`: one that passed is of the sender's own domain. */
export type CheckResults = { readonly spf: string; readonly dkim: string; readonly dmarc: string; readonly aligned: boolean }

/** One word of the three checks. DMARC is the domain's own and decides; where it has none, a signature or a server of the very domain is enough. */
export function judgeSender({ dmarc, aligned }: CheckResults): SenderCheck {
  if (dmarc === 'pass') return 'verified'
  if (dmarc === 'fail') return 'forged'
  if (dmarc === 'temperror') return 'unchecked'
  return aligned ? 'verified' : 'unverified'
}

/**
 * Reads the newest Authentication-Results of one trusted host (RFC 8601) off a mail's header block. Others are ignored, for anybody can write one; a mail without the
 * host's is unchecked.
 */
export function readTrustedResults(head: string, host: string): { readonly check: SenderCheck; readonly results: string | null } {
  const unfolded = head.replaceAll(/\r?\n[ \t]+/g, ' ')
  for (const [, line = ''] of unfolded.matchAll(/^authentication-results:(.*)$/gim)) {
    const [id = '', ...said] = withoutComments(line).split(';')
    if (id.trim().split(/\s/)[0]?.toLowerCase() !== host.toLowerCase()) continue
    const of = (method: string) => new RegExp(`^\\s*${method}\\s*=\\s*(\\w+)`, 'i')
    const word = (method: string) => said.map((one) => of(method).exec(one)?.[1]?.toLowerCase()).find(Boolean) ?? 'none'
    const results = { spf: word('spf'), dkim: word('dkim'), dmarc: word('dmarc'), aligned: false }
    return { check: judgeSender(results), results: `spf=${results.spf} dkim=${results.dkim} dmarc=${results.dmarc}` }
  }
  return { check: 'unchecked', results: null }
}

/** Comments in round brackets may hold anything, a forged result too. Quoted text counts as a comment here: no result stands in one. */
function withoutComments(line: string): string {
  let depth = 0
  let quoted = false
  let kept = ''
  for (let at = 0; at < line.length; at += 1) {
    const sign = line.charAt(at)
    if (sign === '\\') at += 1
    else if (quoted) quoted = sign !== '"'
    else if (sign === '"' && depth === 0) quoted = true
    else if (sign === '(') depth += 1
    else if (sign === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0) kept += sign
  }
  return kept
}
