import { promises as dns } from 'node:dns'
import { authenticate, type DNSResolver } from 'mailauth'
import { judgeSender } from '#domain/mail/sender-check.ts'
import { isPublic } from '#platform/outside/fetch-public.ts'
import type { MailIn } from '#ports/mail-in.ts'
import { codeOf } from '../trouble.ts'
import { unchecked } from '../read-mail.ts'

/** Whom a mail came from, as its server said it. */
export type Caller = { readonly ip: string; readonly helo: string; readonly envelope: string }

/** Judges one mail. */
export type CheckSender = (raw: Buffer, caller: Caller) => Promise<MailIn['sender']>

/** Longer nobody waits for the DNS while a server holds the line; milliseconds. */
const longestWait = 6_000

/**
 * Is a mail from whom it says (SPF, DKIM, DMARC)? Asks the DNS; when it does not answer, the mail is unchecked. A mail that came by a server of one's own network was handed on: where it
 * came from before is not to be seen, so that only a signature can speak for it and nothing against it.
 */
export async function checkSender(
  raw: Buffer,
  { ip, helo, envelope }: Caller,
  resolver: DNSResolver = dnsResolver(),
): Promise<MailIn['sender']> {
  const dnsTrouble: string[] = []
  const counted: DNSResolver = (name, type) =>
    resolver(name, type).catch((error: unknown) => {
      if (!['ENOTFOUND', 'ENODATA'].includes(codeOf(error))) dnsTrouble.push(codeOf(error))
      throw error
    })
  const direct = isPublic(ip)
  const result = await within(
    longestWait,
    authenticate(raw, {
      ...(direct ? { ip, helo, sender: envelope } : { ip: '192.0.2.1', helo: 'relay.invalid', sender: '' }),
      mta: 'partsdesk',
      resolver: counted,
      disableArc: true,
      disableBimi: true,
    }),
  )
  if (result === undefined) return unchecked
  const spf = direct ? wordOf(result.spf) : 'none'
  const dkim = dkimOf(result.dkim)
  const dmarc = wordOf(result.dmarc)
  const check = judgeSender({ spf, dkim: dkim.word, dmarc, aligned: dkim.aligned || (direct && spfAligned(result.spf, result.dmarc)) })
  const results = `spf=${spf} dkim=${dkim.word} dmarc=${dmarc}`
  if (check !== 'verified' && dnsTrouble.length > 0) return unchecked
  return { check: check === 'forged' && !direct ? 'unverified' : check, results }
}

/** Asks the system's name servers, briefly: one that is silent must not keep mail waiting. */
function dnsResolver(): DNSResolver {
  const resolver = new dns.Resolver({ timeout: 2_000, tries: 1 })
  return async (name, type) => (await resolver.resolve(name, type)) as string[][] | string[]
}

type Status = { readonly status?: { readonly result?: string } } | false | undefined

function wordOf(result: unknown): string {
  const word = (result as Status | null) || undefined
  return word?.status?.result ?? 'none'
}

function dkimOf(
  dkim: { readonly results?: readonly { readonly status: { readonly result: string; readonly aligned?: unknown } }[] } | undefined,
) {
  const words = dkim?.results ?? []
  const passed = words.filter(({ status }) => status.result === 'pass')
  return {
    word: passed.length > 0 ? 'pass' : (words[0]?.status.result ?? 'none'),
    aligned: passed.some(({ status }) => Boolean(status.aligned)),
  }
}

/** A server that may send for the very domain the mail says it is from. */
function spfAligned(spf: unknown, dmarc: unknown): boolean {
  const of = spf as { readonly domain?: string; readonly status?: { readonly result?: string } } | false
  const from = (dmarc as { readonly status?: { readonly header?: { readonly from?: string } } } | false) || undefined
  return Boolean(of) && wordOf(spf) === 'pass' && of !== false && of.domain !== undefined && of.domain === from?.status?.header?.from
}

/** The work's answer; undefined when it took too long or failed: a mail nobody can judge is kept all the same. */
async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, ms, undefined)
  })
  try {
    return await Promise.race([work, late])
  } catch {
    return undefined
  } finally {
    clearTimeout(timer)
  }
}
