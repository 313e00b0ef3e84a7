import { useState } from 'react'
import type { Address } from '#domain/address.ts'
import type { ShipmentLine } from '#domain/fulfillment.ts'
import type { LabelChoice } from '../choice.tsx'
import { readBox, wrongWith } from './boxes.tsx'
import type { Options } from './OptionsRow.tsx'
import { useBoxes, useMeasures, type Boxes } from './use-boxes.tsx'
import { useRates, type Rates, type ShownRate } from './use-rates.tsx'

/** Everything a label shipment is chosen with; `choice` is what the rest of the page and the command need of it. */
export type Label = {
  readonly boxes: Boxes
  readonly rates: Rates
  readonly chosen: ShownRate | null
  readonly choose: (rate: ShownRate) => void
  readonly options: Options
  readonly setOptions: (options: Options) => void
  readonly place: string | null
  readonly setPlace: (place: string) => void
  readonly choice: LabelChoice
}

const plain: Options = { signature: 'none', insured: null, saturday: false }

/** Holds boxes, options and the method of one visit; asks carriers while `asked`. The best method is chosen until a person chooses another. */
export function useLabel(order: string, shipTo: Address, picked: readonly ShipmentLine[], asked: boolean): Label {
  const measures = useMeasures()
  const [options, setOptions] = useState(plain)
  const [place, setPlace] = useState<string | null>(null)
  const [mine, choose] = useState<{ readonly name: string } | null>(null)
  const boxes = useBoxes(order, picked, asked)
  const wrong = picked.length === 0 ? 'no_box' : wrongWith(boxes.boxes, picked, measures)
  const packed = wrong === null ? boxes.boxes.flatMap((box) => readBox(box, measures) ?? []) : []
  const ask = asked && wrong === null && !boxes.loading ? { lines: [...picked], boxes: packed, place, options } : null
  const rates = useRates(
    order,
    ask && { ...ask, boxes: ask.boxes.map((box) => ({ ...box, contents: [...box.contents] })) },
    JSON.stringify(shipTo),
  )
  const chosen = chosenOf(rates, mine?.name ?? null)
  const missing = wrong ?? (rates.state !== 'done' ? 'asking' : chosen === null ? 'no_rate' : null)
  return {
    boxes,
    rates,
    chosen,
    // A person chooses a service: when the boxes change, the same one is looked for among the new rates.
    choose: (rate) => choose({ name: nameOf(rate) }),
    options,
    setOptions,
    place,
    setPlace,
    choice: {
      missing,
      boxes: packed.length,
      cost: chosen ? chosen.charges.reduce((sum, { amount }) => sum + amount, 0) : null,
      charges: chosen?.charges ?? [],
      name: chosen ? `${chosen.carrier} ${chosen.name}` : null,
      arrives: chosen?.arrives ?? null,
      pick: chosen?.pick ?? null,
      sells: rates.accounts.find(({ id }) => id === chosen?.account)?.labels ?? true,
    },
  }
}

function chosenOf({ ranking, rates }: Rates, name: string | null): ShownRate | null {
  const good = ranking.rates.filter(({ rate }) => rate.bar === null)
  const found = good.find(({ rate }) => name !== null && nameOf(rate) === name) ?? good[0]
  return found ? (rates.get(found.rate.id) ?? null) : null
}

function nameOf({ account, carrier, service }: Pick<ShownRate, 'account' | 'carrier' | 'service'>): string {
  return `${account} ${carrier} ${service}`
}
