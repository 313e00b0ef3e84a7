import type { Database } from '../database.ts'
import { ApiError } from './errors.ts'

/** A status and a body ready for the wire; `request` is set when it is the kept reply of an earlier request. */
export type Reply = { readonly status: number; readonly body: string; readonly request?: string }

const keptSeconds = 86_400

/** The reply kept under this key; throws the gateway's 400 when the key was used for something else. */
export function keptReply(db: Database, account: string, key: string, print: string): Reply | undefined {
  const row = db.get('select * from replies where account = ? and key = ?', account, key)
  if (!row) return undefined
  if (row['print'] !== print) {
    const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`
    throw new ApiError(400, { type: 'idempotency_error', message }, false)
  }
  return { status: Number(row['status']), body: String(row['body']), request: String(row['request']) }
}

/** Keeps what was answered under a key, whatever it was. */
export function keepReply(db: Database, kept: { account: string; key: string; print: string; reply: Reply; request: string; now: number }) {
  const { account, key, print, reply, request, now } = kept
  db.run(
    'insert into replies (account, key, print, status, body, request, created) values (?, ?, ?, ?, ?, ?, ?)',
    account,
    key,
    print,
    reply.status,
    reply.body,
    request,
    now,
  )
}

/** Forgets keys older than a day of the sandbox's time, as the gateway may. */
export function pruneReplies(db: Database, now: number) {
  db.run('delete from replies where created <= ?', now - keptSeconds)
}
