import { fieldWithCardNumber, isCardNumber, maskCardNumbers } from '#domain/card-number.ts'
import { normaliseVin } from '#domain/vin.ts'
import type { OrderAsk } from './shapes.ts'

/**
 * The first name of an order, given by another system, that is a card number: such an order is refused, as a name with stars in it would find nothing again.
 * Order numbers in groups that only look like one stand.
 */
export function namedByCardNumber(ask: OrderAsk): string | undefined {
  return namesOf(ask).find(([, name]) => name && isCardNumber(name))?.[0]
}

/** The order with every card number in its words masked: buyers paste them into any field of a checkout, and no order is lost for that. */
export function withoutCardNumbers(ask: OrderAsk): OrderAsk {
  if (fieldWithCardNumber(ask) === undefined) return ask
  const { channel, externalNumber, placedAt, shipBy, deliverBy, ip, deviceId, payment, lines, vehicle } = ask
  return {
    ...(masked(ask) as OrderAsk),
    channel,
    externalNumber,
    placedAt,
    shipBy,
    deliverBy,
    ip,
    deviceId,
    payment,
    vehicle: vehicle && { ...(masked(vehicle) as typeof vehicle), vin: vehicle.vin },
    lines: lines.map((line) => ({ ...(masked(line) as typeof line), partNumber: line.partNumber, imageUrl: line.imageUrl })),
  }
}

function namesOf(ask: OrderAsk): readonly (readonly [field: string, name: string | null | undefined])[] {
  const { channel, externalNumber, deviceId, payment, vehicle, lines } = ask
  return [
    ['channel', channel],
    ['externalNumber', externalNumber],
    ['deviceId', deviceId],
    ['payment.reference', payment?.kind === 'reference' ? payment.reference : null],
    ['payment.token', payment?.kind === 'payment_method' ? payment.token : null],
    ['vehicle.vin', vehicle?.vin && normaliseVin(vehicle.vin)],
    ...lines.flatMap(
      ({ partNumber, imageUrl }, at) =>
        [
          [`lines.${at}.partNumber`, partNumber],
          [`lines.${at}.imageUrl`, imageUrl],
        ] as const,
    ),
  ]
}

function masked(value: unknown): unknown {
  if (typeof value === 'string') return maskCardNumbers(value)
  if (Array.isArray(value)) return value.map(masked)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, masked(part)]))
}
