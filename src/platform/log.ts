import { pino, stdTimeFunctions } from 'pino'
import { hasCardNumber, maskCardNumbers } from '#domain/card-number.ts'

/** The log every part writes to: one JSON line an entry. */
export type Log = pino.Logger

/** Makes the log. Whatever is logged, and through whichever child, each line is scrubbed as it leaves: secrets by their names, card numbers by their digits. */
export function createLog({ level, destination }: { readonly level: string; readonly destination?: pino.DestinationStream }): Log {
  const options: pino.LoggerOptions = {
    level,
    base: { pid: process.pid },
    timestamp: stdTimeFunctions.isoTime,
    hooks: { streamWrite: scrubLine },
  }
  return destination ? pino(options, destination) : pino(options)
}

/** The line is taken whole: formatters and `redact` paths see neither a child's own fields nor the text of the message. */
function scrubLine(line: string): string {
  try {
    return `${JSON.stringify(JSON.parse(line), scrubField)}\n`
  } catch {
    return scrubText(line)
  }
}

function scrubField(name: string, value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return isSecretName(name) ? '[redacted]' : scrubText(value)
    case 'number':
      return isSecretName(name) ? '[redacted]' : hasCardNumber(String(value)) ? maskCardNumbers(String(value)) : value
    case 'object':
      return value !== null && isSecretName(name) ? '[redacted]' : value
    default:
      return value
  }
}

const secretName = /(authorization|cookie|password|passwd|passphrase|token|secret|apikey|privatekey|masterkey|cvc|cvv)s?$/i

/** `set-cookie`, `client_secret`, `apiKey`, `x-api-key` and `SMTP_PASSWORD` all count; `tokenCount` does not. */
function isSecretName(name: string): boolean {
  return secretName.test(name.replaceAll(/[-_]/g, ''))
}

function scrubText(text: string): string {
  return maskCardNumbers(text)
    .replaceAll(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/@]*@/gi, '$1:[redacted]@')
    .replaceAll(/\b(bearer|basic) +[\w.~+/=-]{8,}/gi, '$1 [redacted]')
    .replaceAll(/([?&](?:[\w-]*(?:token|secret|password|key))=)[^&#\s"']+/gi, '$1[redacted]')
}
