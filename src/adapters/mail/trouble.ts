import type { FoundHost } from '#platform/outside/find-host.ts'
import type { MailTrouble } from '#domain/mail/servers.ts'
import type { MailRefusal } from '#ports/mail-servers.ts'

/** A no in the port's words; what the server said is a stranger's and is cut. */
export function refusal(trouble: MailTrouble, message: string): MailRefusal {
  return { ok: false, trouble, message: message.replaceAll(/\s+/g, ' ').trim().slice(0, 300) }
}

/** A host that cannot be connected to. */
export function refusalOfHost({ why }: Extract<FoundHost, { ok: false }>): MailRefusal {
  return refusal(why, '')
}

/** Did a connection end because TLS was not to be had: no such certificate, another name in it, no TLS there at all? */
export function isTlsTrouble(error: unknown): boolean {
  const text = error instanceof Error ? `${codeOf(error)} ${error.message}` : ''
  return /CERT|SELF_SIGNED|ERR_TLS|ERR_SSL|ETLS|EPROTO|UNABLE_TO_|ALTNAME|wrong version number|STARTTLS|certificate|TLS/i.test(text)
}

/** Node's or a library's code of an error, empty when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : ''
}
