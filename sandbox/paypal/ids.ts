import { createHash, randomBytes } from 'node:crypto'

const plain = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
/** The letters of an account id: no 0, 1, I or O, which people mix up. */
const clear = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** 17 capital letters and digits, as the ids of orders, authorizations, captures, refunds and webhooks look. */
export function newId(): string {
  return drawn(plain, 17)
}

/** `WH-…-…`, the id of an event. */
export function newEventId(): string {
  return `WH-${newId()}-${newId()}`
}

/** A vaulted wallet's id, or a customer's. */
export function newVaultId(): string {
  return drawn('abcdefghijklmnopqrstuvwxyz0123456789', 10)
}

/** `PP-R-…-…`, the id of a dispute. */
export function newDisputeId(): string {
  return `PP-R-${drawn('ABCDEFGHIJKLMNOPQRSTUVWXYZ', 3)}-${drawn('0123456789', 8)}`
}

/** The id under which an answer could be found in PayPal's own log. */
export function newDebugId(): string {
  return randomBytes(7).toString('hex').slice(0, 13)
}

/** An access token. */
export function newToken(): string {
  return `A21AA${randomBytes(36).toString('base64url')}`
}

/** The merchant id of an account: always the same 13 letters for the same name. */
export function merchantId(account: string): string {
  return [...createHash('sha256').update(account).digest().subarray(0, 13)].map((byte) => clear[byte % clear.length]).join('')
}

function drawn(letters: string, length: number): string {
  return [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
}
