import { mayBeOff, templateKinds, type TemplateKind } from '#domain/mail/templates.ts'
import type { Tx } from '#platform/doors.ts'
import type { Press } from './press.ts'
import { listOrders, listVersions, newestTest, readSwitches, type VersionRow } from './queries.ts'
import type { TemplateRow, TemplateView, TestView, VersionView } from './shapes.ts'

/** Every letter whose words a store may change, with its switch and its last change. */
export async function readTemplates(tx: Tx): Promise<{ readonly templates: readonly TemplateRow[] }> {
  const [versions, switches] = [await listVersions(tx), await readSwitches(tx)]
  return {
    templates: templateKinds.map((kind) => {
      const newest = versions.find((row) => row.kind === kind)
      return {
        kind,
        own: (newest?.texts ?? null) !== null,
        off: mayBeOff(kind) ? isOff(kind, switches) : null,
        version: newest?.version ?? 0,
        changedAt: newest?.created_at.toISOString() ?? null,
        changedBy: newest?.person_name ?? null,
      }
    }),
  }
}

/** Is this letter switched off? What carriers tell is on by choice, everything else off by choice. */
export function isOff(kind: TemplateKind, { letters_off, tracking_mails }: Awaited<ReturnType<typeof readSwitches>>): boolean {
  return isCarriers(kind) ? !tracking_mails.includes(kind) : letters_off.includes(kind)
}

/** Does a carrier's word set it off? Such letters share their switch with the store's settings. */
export function isCarriers(kind: TemplateKind): kind is 'delivered' | 'delivery_exception' {
  return kind === 'delivered' || kind === 'delivery_exception'
}

/** One letter: its words now, the desk's own, and every version there was. */
export async function readTemplate(tx: Tx, press: Press, kind: TemplateKind): Promise<TemplateView> {
  const versions = await listVersions(tx, kind)
  const original = await press.originalsOf(tx, kind)
  const orders = await listOrders(tx)
  const own = versions[0]?.texts ?? null
  return {
    kind,
    version: versions[0]?.version ?? 0,
    own: own !== null,
    texts: own ?? original,
    original,
    versions: versions.map(versionOf),
    orders: orders.map(({ number, buyer_name: customer }) => ({ number, customer })),
  }
}

/** How the newest test a person sent themselves stands. */
export async function readTest(tx: Tx, kind: TemplateKind, person: string): Promise<TestView> {
  const row = await newestTest(tx, kind, person)
  return { test: row ? { to: row.to_address, at: row.created_at.toISOString(), state: row.state, why: row.why } : null }
}

function versionOf({ version, created_at, person_name, texts, restored }: VersionRow): VersionView {
  return { version, at: created_at.toISOString(), who: person_name, original: texts === null, restored }
}
