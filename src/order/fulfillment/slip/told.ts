import { formatAddress } from 'localized-address-format'
import type { Address } from '#domain/address.ts'
import type { Slip } from './slip.ts'
import { slipWords } from './words.ts'

/** Whose slip it is: who receives the goods by a label, or the customer who fetches them. */
export function receiverWord({ shipment, language }: Slip): string {
  return shipment.method === 'pickup' ? slipWords[language].customer : slipWords[language].shipTo
}

/** What stands beside the address, each with its name: order, shipment, tracking, vehicle. */
export function fieldsOf({ order, shipment, language, timeZone }: Slip): readonly (readonly [label: string, value: string])[] {
  const words = slipWords[language]
  const day = new Intl.DateTimeFormat(language === 'fr' ? 'fr-CA' : 'en-US', { dateStyle: 'long', timeZone })
  const fields: readonly (readonly [string, string | null])[] = [
    [words.yourOrder, order.theirs],
    [words.placed, day.format(order.placedAt)],
    [`${words.shipment} ${shipment.sequence}`, `${words.method[shipment.method]}, ${day.format(shipment.at)}`],
    [words.collectedBy, shipment.collectedBy],
    [words.tracking, shipment.tracking.map(({ carrier, number }) => `${carrier} ${number}`).join('\n') || null],
    [words.purchaseOrder, order.purchaseOrder],
    [words.vehicle, order.vehicle],
  ]
  return fields.flatMap(([label, value]) => (value ? [[label, value] as const] : []))
}

/** What stands below the lines: how many pieces these are and what is still to come, the cores, and what lies in which box. */
export function closingOf(slip: Slip): readonly { readonly text: string; readonly heading: boolean }[] {
  const words = slipWords[slip.language]
  const toCome = slip.lines.reduce((sum, line) => sum + line.toCome, 0)
  const pieces = slip.lines.reduce((sum, line) => sum + line.quantity, 0)
  const cores = slip.lines.filter(({ core }) => core).map(({ partNumber }) => partNumber)
  const boxes = slip.boxes ?? []
  return [
    { text: words.pieces(pieces), heading: true },
    { text: toCome > 0 ? words.rest(toCome) : words.complete, heading: false },
    ...(cores.length > 0
      ? [
          { text: words.core, heading: true },
          { text: words.returnCores(cores.join(', ')), heading: false },
        ]
      : []),
    ...boxes.flatMap(({ trackingNumber, contents }, at) => [
      { text: [words.box(at + 1, boxes.length), trackingNumber].filter(Boolean).join(' · '), heading: true },
      ...contents.map(({ partNumber, quantity }) => ({ text: `${quantity} × ${partNumber}`, heading: false })),
    ]),
  ]
}

/** The store's address and how to reach it, without its name. */
export function storeLines(slip: Slip): readonly string[] {
  const { store } = slip
  const address = store.address ? addressLines(store.address, slip).filter((line) => line !== store.name) : []
  return [...address, [store.phone, store.email].filter(Boolean).join(' · ')].filter(Boolean)
}

/** As an envelope of its country is written; the country itself only when it is not the store's. */
export function addressLines(address: Address, { store, language }: Slip): readonly string[] {
  const lines = formatAddress({
    postalCountry: address.country,
    administrativeArea: address.region ?? undefined,
    locality: address.city,
    postalCode: address.postalCode ?? undefined,
    organization: address.company ?? undefined,
    name: address.name,
    addressLines: [address.line1, address.line2 ?? ''].filter(Boolean),
  })
  const abroad = store.address !== null && store.address.country !== address.country
  return abroad ? [...lines, new Intl.DisplayNames(language, { type: 'region' }).of(address.country) ?? address.country] : lines
}
