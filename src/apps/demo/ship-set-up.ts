import { uuidv7 } from 'uuidv7'
import { gramsFromPounds, mmFromInches } from '#domain/measure.ts'
import type { App } from '#platform/app.ts'
import { inStore, systemActor, type Actor } from '#platform/doors.ts'
import { addBox } from '#settings/boxes/save-box.ts'
import { listBoxes } from '#settings/boxes/queries.ts'
import type { BoxAsk } from '#settings/boxes/shapes.ts'
import { listAccounts } from '#settings/carriers/queries.ts'
import { keepCard } from '#settings/carriers/rate-card/keep-card.ts'
import { readCarriers } from '#settings/carriers/read.ts'
import { addEasypost } from '#settings/carriers/save-easypost.ts'
import { listPlaces } from '#settings/ship-from/queries.ts'
import { addPlace } from '#settings/ship-from/save-place.ts'
import type { DemoStore } from './stores.ts'

/** What a demo store ships with: the sandbox's carriers, a van of its own, its own address, and the boxes parts go out in. What is there stays. */
export async function setUpShipping(app: App, id: string, store: DemoStore): Promise<void> {
  const actor = systemActor(id)
  const has = await inStore(app, actor, async (tx) => ({
    carriers: (await listAccounts(tx)).map(({ kind }) => kind),
    places: (await listPlaces(tx)).length > 0,
    boxes: (await listBoxes(tx)).map(({ name }) => name),
  }))
  if (!has.carriers.includes('easypost'))
    done(await addEasypost(app, actor, { name: 'Sandbox carriers', apiKey: `EZTK_${store.shop}`, pinned: null }, uuidv7()))
  if (!has.carriers.includes('rate_card')) await keepVan(app, actor)
  if (!has.places) done(await addPlace(app, actor, placeOf(store), uuidv7()))
  for (const box of boxes.filter(({ name }) => !has.boxes.includes(name))) done(await addBox(app, actor, box, uuidv7()))
}

/** A van that goes to the two nearest zones. */
async function keepVan(app: App, actor: Actor): Promise<void> {
  const { today } = await readCarriers(app, actor)
  const services = [
    'code,name,class,divisor,most_pounds,most_girth_inches,fuel_percent,residential,least_charge,hazmat',
    'van,Van next day,overnight,,150,200,8,0,9.50,yes',
    'run,Weekly run,economy,,150,200,8,0,6.00,yes',
  ]
  const prices = [
    'service,pounds,2,3',
    'van,20,9.50,14.00',
    'van,70,14.00,21.00',
    'van,150,22.00,34.00',
    'van,days,1,1',
    'run,150,6.00,8.00',
    'run,days,5,5',
  ]
  done(
    await keepCard(
      app,
      actor,
      { account: null, name: 'Own van', services: services.join('\n'), prices: prices.join('\n'), holdsFrom: today },
      uuidv7(),
    ),
  )
}

function placeOf({ name, settings: { address, phone, timeZone } }: DemoStore) {
  return {
    name: 'Parts counter',
    address: { ...address, company: name, name: 'Parts department', line2: null, phone },
    timeZone,
    cutoff: '15:00',
    weekdays: [1, 2, 3, 4, 5],
    closed: [],
  }
}

const size = (length: number, width: number, height: number) => ({
  lengthMm: mmFromInches(length),
  widthMm: mmFromInches(width),
  heightMm: mmFromInches(height),
})

/** Walls of corrugated board take a quarter of an inch a side. */
function box(name: string, [length, width, height]: readonly [number, number, number], empty: number, most: number): BoxAsk {
  return {
    name,
    inner: size(length, width, height),
    outer: size(length + 0.5, width + 0.5, height + 0.5),
    emptyGrams: gramsFromPounds(empty),
    mostGrams: gramsFromPounds(most),
  }
}

const boxes = [
  box('Small parts', [8, 6, 4], 0.25, 10),
  box('Filters and pads', [12, 9, 6], 0.5, 25),
  box('Rotors', [16, 16, 8], 1, 65),
  box('Lamps', [24, 16, 14], 1.75, 40),
  box('Long parts', [48, 8, 8], 2.5, 50),
]

function done(result: { readonly ok: boolean; readonly code?: string }): void {
  if (!result.ok) throw new Error(`the demo store's shipping was refused: ${result.code}`)
}
