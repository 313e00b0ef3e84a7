import type { Carrier, CarrierFailure, LabelDpi, LabelFile } from '#ports/carrier.ts'
import { fetchPublic } from '#platform/outside/fetch-public.ts'
import type { Client } from './client.ts'
import { toFailure } from './failures.ts'
import { ShipmentShape, type WireShipment } from './shapes.ts'
import { drawZpl } from './zpl.ts'

/** How a label's file is fetched: `origin` the sandbox's own, `timeoutMs` for the whole of it. */
type Fetching = { readonly origin: string | undefined; readonly timeoutMs: number }

/**
 * The file of a label. It was bought as a picture and is converted by EasyPost; where its dots are not those of the print head, the picture is drawn anew for
 * that head. Where the file lies is the carrier's word, so it is fetched from EasyPost's own hosts alone, and half a file is none.
 */
export function labelOf(client: Client, fetching: Fetching): Carrier['label'] {
  return async (parcel, format, dpi) => {
    const found = await convert(client, parcel, format === 'pdf' ? 'PDF' : 'ZPL')
    if ('outcome' in found) return found
    const { postage_label: label } = found
    if (!label) return unbought
    if (format === 'pdf') return asLabel({ format, dpi: null }, await fetched(label.label_pdf_url, fetching), isPdf)
    if (label.label_resolution === dpi) return asLabel({ format, dpi }, await fetched(label.label_zpl_url, fetching), isZpl)
    return redrawn(dpi, await fetched(label.label_url, fetching))
  }
}

const unbought: CarrierFailure = { outcome: 'refused', code: 'not_bought', message: 'This box has no label.' }
const cutShort: CarrierFailure = { outcome: 'retry', message: 'The file of the label did not come whole.' }

/** 4 MB: a label of 4 by 6 inches, every dot of it black or white in hexadecimal, is a quarter of one. */
const maxBytes = 4_000_000

/** Where EasyPost keeps labels: its own hosts, and its bucket at Amazon. */
const hosts = /^(?:[a-z0-9-]+\.)*easypost\.com$|^easypost-files\.s3[.-](?:[a-z0-9-]+\.)?amazonaws\.com$/

async function convert(client: Client, parcel: string, format: 'PDF' | 'ZPL'): Promise<WireShipment | CarrierFailure> {
  try {
    return ShipmentShape.parse(await client.Shipment.convertLabelFormat(parcel, format))
  } catch (thrown) {
    return toFailure(thrown, false)
  }
}

async function fetched(address: string | null | undefined, { origin, timeoutMs }: Fetching): Promise<Uint8Array | CarrierFailure> {
  const url = URL.parse(address ?? '')
  const trusted = url !== null && (origin === undefined ? url.protocol === 'https:' && hosts.test(url.hostname) : url.origin === origin)
  if (!trusted) return { outcome: 'refused', code: 'label_host', message: 'The label is not where EasyPost keeps labels.' }
  const file = await fetchPublic(url.href, { maxBytes, timeoutMs, redirects: 0, trustedOrigins: origin === undefined ? [] : [origin] })
  if (file.outcome === 'fetched') return file.bytes
  const message = `The file of the label: ${file.why}.`
  return file.outcome === 'failed' ? { outcome: 'retry', message } : { outcome: 'refused', code: 'label_file', message }
}

type Answered = Awaited<ReturnType<Carrier['label']>>

function asLabel(kind: Omit<LabelFile, 'bytes'>, bytes: Uint8Array | CarrierFailure, isWhole: (bytes: Uint8Array) => boolean): Answered {
  if ('outcome' in bytes) return bytes
  return isWhole(bytes) ? { outcome: 'done', label: { ...kind, bytes } } : cutShort
}

async function redrawn(dpi: LabelDpi, picture: Uint8Array | CarrierFailure): Promise<Answered> {
  if ('outcome' in picture) return picture
  try {
    return { outcome: 'done', label: { format: 'zpl', dpi, bytes: await drawZpl(picture, dpi) } }
  } catch {
    // No picture, or half of one: asked for again, it comes whole.
    return cutShort
  }
}

function isPdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1')
  return text.startsWith('%PDF-') && text.trimEnd().endsWith('%%EOF')
}

function isZpl(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes).toString('latin1').trim()
  return text.includes('^XA') && text.endsWith('^XZ')
}
