import type { LetterText, LetterTexts, TemplateKind } from '#domain/mail/templates.ts'
import type { App } from '#platform/app.ts'
import type { Tx } from '#platform/doors.ts'
import { findByNumber } from '../../spine-facts.ts'
import { readLetterSources } from '../queries.ts'
import { senderOf } from '../sender.ts'
import { readDress } from './dress.ts'
import { originalTexts } from './originals.ts'
import { renderLetter, type Rendered } from './render.ts'
import { sampleOf } from './sample.ts'

/** What is asked of the press: a letter to be printed with the words at hand, for a real order, as if it were sent now. */
type Asked = { readonly kind: TemplateKind; readonly language: 'en' | 'fr'; readonly order: number; readonly text: LetterText }
type Printed = Rendered & { readonly from: { readonly name: string; readonly address: string } }

/** The desk's own words for a letter of this store, in both languages. */
export async function originalsOf(tx: Tx, kind: TemplateKind): Promise<LetterTexts> {
  const store = await tx.selectFrom('store_settings').select('phone').where('store_id', '=', tx.store).executeTakeFirst()
  return originalTexts(kind, (name) => name !== 'store.phone' || Boolean(store?.phone))
}

/** Renders a letter as it would go to the buyer of an order, with words that need not be saved. What the order lacks for it (a parcel, a payment) is an example's. Undefined when there is no such order. */
export async function printLetter(app: App, tx: Tx, { kind, language, order, text }: Asked): Promise<Printed | undefined> {
  const row = await findByNumber(tx, order)
  const read = row && (await readLetterSources(tx, row.id))
  if (!read) return undefined
  const { facts, sources } = sampleOf(kind, read, app.clock.now())
  const { logo } = await readDress(tx, kind)
  const rendered = renderLetter(facts, language, sources, app.config.publicUrl, { texts: { en: text, fr: text }, logo })
  return { ...rendered, from: senderOf(app, sources).from }
}
