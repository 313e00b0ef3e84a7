import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startWorld, type TestWorld } from '../test-world.ts'
import { carriers } from './rating/carriers.ts'
import { priceOf, sizeOf } from './rating/price.ts'
import { carrierClient, type Client, type Json } from './testing/client.ts'
import { box, buyer, quoted } from './testing/shipping.ts'
import { isTrackingCode, trackingCode } from './shipments/tracking-code.ts'

let world: TestWorld
let client: Client
beforeAll(async () => {
  world = await startWorld()
  client = carrierClient(world.url('carrier', ''))
})
afterAll(() => world.end())

const priceIn = (shipment: Json, service: string) => Number(shipment['rates']?.find((rate) => rate['service'] === service)?.['rate'])
const services = (shipment: Json) => [...(shipment['rates'] ?? [])].map((rate) => rate['service'])
const saying = (shipment: Json) => Object.fromEntries([...(shipment['messages'] ?? [])].map(({ carrier, message }) => [carrier, message]))

test('the same box costs the same; farther, heavier, larger and dearer wishes cost more', async () => {
  const [first, again] = [await quoted(client), await quoted(client)]
  expect(again['rates']?.map(({ rate }) => rate)).toEqual(first['rates']?.map(({ rate }) => rate))
  const ground = priceIn(first, 'Ground')
  const near = await quoted(client, { to_address: buyer({ city: 'Hartford', state: 'CT', zip: '06103' }) })
  expect([near['usps_zone'], first['usps_zone']]).toEqual([2, 7])
  expect(priceIn(near, 'Ground')).toBeLessThan(ground)
  const dearer = [
    { parcel: box({ weight: 400 }) },
    { parcel: box({ length: 40, width: 30, height: 20 }) },
    { options: { delivery_confirmation: 'SIGNATURE' } },
    { options: { additional_handling: true } },
    { options: { hazmat: 'LIMITED_QUANTITY' } },
  ]
  for (const changes of dearer) expect(priceIn(await quoted(client, changes), 'Ground')).toBeGreaterThan(ground)
  const shop = await quoted(client, { to_address: buyer({ company: 'Garage Żółć' }) })
  expect(priceIn(shop, 'Ground')).toBeCloseTo(ground - 5.95, 2)
})

test('by weight a box is never cheaper when it grows', () => {
  const trip = { zone: 5, residential: true, postBox: false, abroad: false }
  const sized = (weight: number, side: number) =>
    sizeOf({ weight, length: side, width: side, height: side } as Parameters<typeof sizeOf>[0])
  for (const rules of carriers)
    for (const service of rules.services)
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 1000 }),
          fc.integer({ min: 1, max: 40 }),
          fc.integer({ min: 0, max: 500 }),
          (weight, side, more) => {
            const price = (ounces: number, inches: number) => priceOf(rules, service, sized(ounces, inches), trip, {})
            expect(price(weight + more, side)).toBeGreaterThanOrEqual(price(weight, side))
            expect(price(weight, side + 1)).toBeGreaterThanOrEqual(price(weight, side))
          },
        ),
      )
})

test('each carrier says itself what it does not take', async () => {
  const heavy = await quoted(client, { parcel: box({ weight: 71 * 16 }) })
  expect(saying(heavy)).toEqual({ SandboxPost: 'The package weight exceeds the maximum of 70 lb.' })
  const mailbox = await quoted(client, { to_address: buyer({ street1: 'P.O. Box 12' }) })
  expect(Object.keys(saying(mailbox))).toEqual(['SandboxParcel', 'SandboxExpress'])
  const hazmat = await quoted(client, { options: { hazmat: 'LIMITED_QUANTITY' } })
  expect(services(hazmat)).toEqual(['GroundSaver', 'Ground'])
  expect(saying(hazmat)['SandboxExpress']).toMatch(/Hazardous/)
  const indirect = await quoted(client, { options: { delivery_confirmation: 'INDIRECT_SIGNATURE' } })
  expect(saying(indirect)['SandboxPost']).toMatch(/INDIRECT_SIGNATURE/)
  const huge = await quoted(client, { parcel: box({ length: 130 }) })
  expect([huge['rates']?.length, huge['messages']?.length]).toEqual([0, 3])
  const nowhere = await quoted(client, { to_address: buyer({ zip: '09999' }) })
  expect(Object.values(saying(nowhere))).toEqual(Array(3).fill('The origin or destination ZIP code is not serviced.'))
})

test('a box too big for the belts is billed as ninety pounds and more', async () => {
  const [bumper, heavy] = [
    await quoted(client, { parcel: box({ length: 97, width: 12, height: 5 }) }),
    await quoted(client, { parcel: box({ weight: 1440 }) }),
  ]
  expect(priceIn(bumper, 'Ground')).toBeCloseTo(priceIn(heavy, 'Ground') + 110, 2)
})

test('days are told by some, promised by fewer; Saturday only where it is driven', async () => {
  const shipment = await quoted(client, { options: { label_date: '2026-06-05T12:00:00Z' } })
  const told = Object.fromEntries([...(shipment['rates'] ?? [])].map((rate) => [rate['service'], rate]))
  expect(told['GroundSaver']).toMatchObject({ delivery_days: 4, delivery_date: null, delivery_date_guaranteed: false })
  expect(told['Ground']).toMatchObject({ delivery_days: 4, delivery_date: '2026-06-11T20:00:00Z', delivery_date_guaranteed: false })
  expect(told['Overnight']).toMatchObject({ delivery_date: '2026-06-08T20:00:00Z', delivery_date_guaranteed: true })
  const saturday = await quoted(client, { options: { label_date: '2026-06-05T12:00:00Z', saturday_delivery: true } })
  const overnight = [...(saturday['rates'] ?? [])].find((rate) => rate['service'] === 'Overnight')
  expect(overnight?.['delivery_date']).toBe('2026-06-06T20:00:00Z')
  expect(services(saturday)).not.toContain('Ground')
})

test('a tracking number has a check digit that finds every digit mistyped', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9_999_999_999 }), fc.nat(10), fc.integer({ min: 1, max: 9 }), (serial, place, off) => {
      const code = trackingCode('2', serial)
      expect([isTrackingCode(code), code.length]).toEqual([true, 15])
      const at = place + 3
      const wrong = code.slice(0, at) + String((Number(code[at]) + off) % 10) + code.slice(at + 1)
      expect(isTrackingCode(wrong)).toBe(false)
    }),
  )
})
