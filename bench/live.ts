// How soon a change is on every open desk: node bench/live.ts, or as a part of npm run bench.
import { get, type ClientRequest } from 'node:http'
import { sha256, token } from '#platform/secrets.ts'
import { throughDoors } from './fill-network.ts'
import { printTimes, report, type Times } from './measure.ts'
import { startDesk, type Desk } from './start-desk.ts'

const clients = 200
const people = 20
const rounds = 60

/** Rows of a table: 200 browsers follow one store, and orders come in; how long each takes from its answer to the last browser. */
export async function measureLive(orders: string, smtp: number): Promise<readonly (readonly string[])[]> {
  const desk = await startDesk({ orders, smtp, jobs: 'none' })
  const open: ClientRequest[] = []
  try {
    const sessions = await signIn(desk)
    const waiting = new Map<number, { readonly since: number; left: number; readonly done: (ms: number) => void }>()
    const hear = (number: number) => {
      const one = waiting.get(number)
      if (!one) return
      one.left -= 1
      if (one.left === 0) one.done(performance.now() - one.since)
    }
    for (let n = 0; n < clients; n++) open.push(await follow(desk, sessions[n % people] ?? '', hear))
    const times: number[] = []
    for (let n = 0; n < rounds; n++) {
      const number = await desk.place()
      times.push(
        await new Promise<number>((done, failed) => {
          const timer = setTimeout(() => failed(new Error('a change did not reach every desk in 10 s')), 10_000)
          waiting.set(number, { since: performance.now(), left: clients, done: (ms) => (clearTimeout(timer), done(ms)) })
          for (const heard of heardEarly(number)) hear(heard)
        }),
      )
    }
    const sorted: Times = times.toSorted((a, b) => a - b)
    return [report(`a change on ${clients} open desks, until the last has it`, sorted, 'p95 500')]
  } finally {
    for (const one of open) one.destroy()
    await desk.stop()
  }
}

/** What was heard before it was waited for: a stream may be faster than the answer to the storefront. */
const early: number[] = []
function heardEarly(number: number): readonly number[] {
  const same = early.filter((one) => one === number)
  early.length = 0
  return same
}

async function signIn({ owner, store }: Desk): Promise<readonly string[]> {
  const sessions = Array.from({ length: people }, () => token())
  await throughDoors(owner, store, (client) =>
    client.query(
      `with made as (insert into people (id, email, name) select gen_random_uuid(), encode(hash, 'hex') || '@example.com', 'Live' from unnest($2::bytea[]) hash returning id, email),
        member as (insert into memberships (store_id, person_id, role_id)
          select $1, made.id, roles.id from made, roles where roles.store_id = $1 and 'settings' = any(roles.rights)),
        silent as (insert into notification_choices (store_id, person_id, kind, panel, mail, about, always)
          select $1, made.id, kind, false, 'off', 'mine', false from made, unnest(array['new_order', 'high_risk', 'needs_attention']) kind)
      insert into sessions (token_hash, person_id, expires_at) select decode(split_part(email, '@', 1), 'hex'), id, now() + interval '1 day' from made`,
      [store, sessions.map((one) => sha256(one))],
    ),
  )
  return sessions
}

/** Opens one stream; resolves once it is open. */
function follow(desk: Desk, session: string, hear: (number: number) => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const asked = get(
      `http://127.0.0.1:${desk.port}/desk/stores/bench/live`,
      { headers: { cookie: `partsdesk=${session}` }, agent: false },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`${answer.statusCode} for a stream`))
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
          for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
            for (const [, number] of text.slice(0, end).matchAll(/"number":(\d+)/g)) {
              early.push(Number(number))
              hear(Number(number))
            }
            text = text.slice(end + 2)
          }
        })
        resolve(asked)
      },
    )
    asked.on('error', reject)
  })
}

if (import.meta.main) printTimes('Live', await measureLive('100000', 9))
