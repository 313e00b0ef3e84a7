import { replyAddress } from '#platform/links/reply-address.ts'
import { footerOf } from '#platform/mail-layout.ts'
import type { At } from '../../spine.ts'
import { toFileView } from '../harmless.ts'
import { readLetterSources } from '../queries.ts'
import { senderOf } from '../sender.ts'
import { listUploads } from './files/queries.ts'
import { listCanned, listShipments, readSignature } from './queries.ts'
import type { CannedView, ComposerView } from './shapes.ts'
import { valuesOf } from './values.ts'

/** What whoever writes to this order's customer can take from: the store's messages, the order's values, their own signature and files, packing slips. */
export async function readComposer(at: At): Promise<ComposerView> {
  const { app, tx, order } = at
  const sources = await readLetterSources(tx, order.id)
  if (!sources) throw new Error('an order without its store')
  const sender = senderOf(app, sources)
  const files = tx.actor.person === null ? [] : await listUploads(tx, order.id, tx.actor.person)
  return {
    canned: (await listCanned(tx)).map(toCanned),
    values: { en: valuesOf(at, sources, 'en'), fr: valuesOf(at, sources, 'fr') },
    signature: await readSignature(tx),
    footer: footerOf({ store: sources.store_name, address: sources.store_address, phone: sources.store_phone }),
    from: sender.from,
    answers: replyAddress(app, tx.store, order.id)?.address ?? sender.replyTo ?? null,
    files: files.map(({ sha256: _hash, ...file }) => toFileView(file)),
    slips: (await listShipments(tx, order.id)).map(({ id, sequence }) => ({ shipment: id, sequence })),
  }
}

function toCanned({ id, name, subject_en, body_en, subject_fr, body_fr }: Awaited<ReturnType<typeof listCanned>>[number]): CannedView {
  return {
    id,
    name,
    en: subject_en === null || body_en === null ? null : { subject: subject_en, body: body_en },
    fr: subject_fr === null || body_fr === null ? null : { subject: subject_fr, body: body_fr },
  }
}
