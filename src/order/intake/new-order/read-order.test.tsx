import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from '#domain/money.ts'
import { lineBase, taxOf, totalsOf, type Tax } from '#domain/totals.ts'
import { PhoneOrderAsk } from '../shapes.ts'
import { orderShape } from './check-order.tsx'
import { readOrder, type Ways } from './read-order.tsx'
import { blank, blankLine, readPrice, type Typed } from './typed.tsx'
import { readPercent, type StoreTax } from '#domain/store/taxes.ts'

const ways: Ways = { currency: 'USD', digits: 2, units: 'imperial', locale: 'en-US', mayCost: true, taxes: [], day: '2026-11-28' }
const say = {
  price: 'a price',
  rate: 'a rate',
  count: 'a count',
  weight: 'a weight',
  size: 'a size',
  name: 'a name',
  exemption: 'a reason',
  discount: 'too much',
  discounts: 'too much in all',
}

const austin = { id: 't', name: 'TX Austin', rate: '8.25', onShipping: false, onCores: false }

/** A complete form: two strut mounts at $61.20, $18.50 shipping, 8.25 % tax on the parts. */
function typed(changes: Partial<Typed> = {}): Typed {
  const empty = blank('USD', 'en')
  return {
    ...empty,
    buyer: { ...empty.buyer, name: 'Ava Martin' },
    billing: { ...empty.billing, line1: '1801 Barton Springs Rd', city: 'Austin', region: 'TX', postalCode: '78704' },
    lines: [
      {
        ...blankLine(),
        partNumber: '48609-06230',
        name: 'Strut mount',
        quantity: '2',
        unitPrice: '61.20',
        weight: '1.9 lb',
        size: '7 x 7 x 4',
      },
    ],
    shippingService: { name: 'Ground', amount: '18.50' },
    taxes: [austin],
    ...changes,
  }
}

const basesOf = (taxes: readonly Tax[], base: number) => taxes.map((tax) => [tax, base] as const)

const problemsOf = (form: Typed) =>
  (orderShape(ways, say).safeParse(form).error?.issues ?? []).map((issue) => [issue.path.join('.'), issue.message])

test.each([
  ['61.20', 6120],
  ['61,2', 6120],
  ['$1,234.50', 123_450],
  ['1 234,50 $', 123_450],
  ['1.234,50', 123_450],
  ['7', 700],
  ['1,234', 123_400],
  ['0', 0],
  ['12.345', undefined],
  ['61.2x', undefined],
  ['-5', undefined],
  ['1,23,456', undefined],
  ['.', undefined],
])('a typed price %s is %s cents', (text, cents) => {
  expect(readPrice(text, 2)).toBe(cents)
})

test('a currency without decimals takes none', () => {
  expect([readPrice('1500', 0), readPrice('15.5', 0)]).toEqual([1500, undefined])
})

test.each([
  ['8.25', 82_500],
  ['8,25 %', 82_500],
  ['0', 0],
  ['100', 1_000_000],
  ['101', undefined],
  ['8.25.1', undefined],
])('a typed rate %s is %s millionths', (text, ppm) => {
  expect(readPercent(text)).toBe(ppm)
})

test('the order adds up, its tax half up a line, its weights and sizes in grams and millimetres', () => {
  const { ask, totals, unreadable } = readOrder(typed(), ways)
  expect(totals).toMatchObject({ subtotal: 12_240, shipping: 1850, tax: 1010, total: 15_100 })
  expect(ask).toMatchObject({
    lines: [
      {
        quantity: 2,
        unitPrice: 6120,
        weightGrams: 862,
        lengthMm: 178,
        widthMm: 178,
        heightMm: 102,
        taxes: [{ ratePpm: 82_500, amount: 1010 }],
      },
    ],
  })
  expect(unreadable).toEqual([])
})

test('a discount on the whole order lowers what each line is taxed on; a tax-exempt customer pays none', () => {
  const discounts = [{ id: 'a', label: 'Friend', code: '', amount: '22.40' }]
  expect(readOrder(typed({ discounts }), ways).totals).toMatchObject({ discounts: 2240, tax: 825, total: 12_675 })
  expect(readOrder(typed({ buyer: { ...typed().buyer, taxExempt: true } }), ways).totals.tax).toBe(0)
})

test('cores and shipping are taxed only when ticked', () => {
  const lines = typed().lines.map((line) => ({ ...line, coreCharge: '50' }))
  expect(readOrder(typed({ lines }), ways).totals).toMatchObject({ cores: 10_000, tax: 1010 })
  expect(readOrder(typed({ lines, taxes: [{ ...austin, onCores: true, onShipping: true }] }), ways).totals.tax).toBe(1010 + 825 + 153)
})

test('without the right to see costs none is sent', () => {
  const lines = typed().lines.map((line) => ({ ...line, unitCost: '38' }))
  expect(readOrder(typed({ lines }), ways).ask).toMatchObject({ lines: [{ unitCost: 3800 }] })
  expect(readOrder(typed({ lines }), { ...ways, mayCost: false }).ask).toMatchObject({ lines: [{ unitCost: null }] })
})

test('a complete form has no problem, an empty one has each at its field', () => {
  expect(problemsOf(typed())).toEqual([])
  expect(problemsOf(blank('USD', 'en')).map(([path]) => path)).toEqual([
    'buyer.name',
    'billing.line1',
    'billing.city',
    'lines.0.partNumber',
    'lines.0.name',
    'lines.0.unitPrice',
    'shippingService.name',
    'shippingService.amount',
  ])
})

test('what cannot be read is told where it was typed, together with everything else', () => {
  const lines = typed().lines.map((line) => ({ ...line, quantity: 'two', unitPrice: '61.2x', weight: 'heavy', size: '7 x 7' }))
  expect(problemsOf(typed({ lines, buyer: { ...typed().buyer, email: 'nobody' }, taxes: [{ ...austin, rate: '', name: '' }] }))).toEqual([
    ['lines.0.size', 'a size'],
    ['lines.0.quantity', 'a count'],
    ['lines.0.unitPrice', 'a price'],
    ['lines.0.weight', 'a weight'],
    ['taxes.0.name', 'a name'],
    ['taxes.0.rate', 'a rate'],
    ['buyer.email', 'Invalid email address'],
  ])
})

test('a discount larger than its line, or than the order, is a problem', () => {
  const lines = typed().lines.map((line) => ({ ...line, discount: '122.41' }))
  expect(problemsOf(typed({ lines }))).toEqual([['lines.0.discount', 'too much']])
  expect(problemsOf(typed({ discounts: [{ id: 'a', label: 'All', code: '', amount: '200' }] }))).toEqual([
    ['discounts.0.amount', 'too much in all'],
  ])
})

test('whatever is typed, the order adds up as the domain adds it, and no tax is above its rate', () => {
  const price = fc.integer({ min: 0, max: 500_000 }).map((cents) => (cents / 100).toFixed(2))
  const line = fc.record({
    quantity: fc.integer({ min: 1, max: 30 }).map(String),
    unitPrice: price,
    coreCharge: price,
    discount: fc.constantFrom('', '0.01', '1.37'),
  })
  const form = fc.record({
    lines: fc.array(line, { minLength: 1, maxLength: 6 }),
    discount: fc.oneof(fc.constant('0.00'), price),
    fee: price,
    shipping: price,
    rate: fc.constantFrom('', '8.25', '6,625', '0.5', '13'),
    onShipping: fc.boolean(),
    onCores: fc.boolean(),
  })
  fc.assert(
    fc.property(form, ({ lines, discount, fee, shipping, rate, onShipping, onCores }) => {
      const order = typed({
        lines: lines.map((one) => ({
          ...blankLine(),
          partNumber: 'P',
          name: 'Part',
          ...one,
          discount: one.unitPrice === '0.00' ? '' : one.discount,
        })),
        discounts: [{ id: 'd', label: 'Friend', code: '', amount: discount }],
        fees: [{ id: 'f', label: 'Handling', amount: fee }],
        shippingService: { name: 'Ground', amount: shipping },
        taxes: rate === '' ? [] : [{ id: 't', name: 'TX', rate, onShipping, onCores }],
      })
      fc.pre(problemsOf(order).length === 0)
      const ask = PhoneOrderAsk.parse(readOrder(order, ways).ask)
      const bases = ask.lines.flatMap((one) => [
        ...basesOf(one.taxes, lineBase(one)),
        ...basesOf(one.coreTaxes, one.quantity * one.coreCharge),
      ])
      expect(totalsOf({ ...ask, shipping: ask.shippingService })).toEqual(ask.totals)
      for (const [tax, base] of bases) expect(tax.amount).toBeLessThanOrEqual(share(base, tax.ratePpm))
      if (discount === '0.00') expect(bases.map(([tax]) => tax.amount)).toEqual(bases.map(([tax, base]) => share(base, tax.ratePpm)))
    }),
  )
})

const quebec = (name: string, nameFr: string, ratePpm: number, region: string | null, onCores: boolean): StoreTax => ({
  id: name,
  name,
  nameFr,
  country: 'CA',
  region,
  ratePpm,
  onShipping: true,
  onCores,
  from: '2013-01-01',
})
const collecting: Ways = {
  ...ways,
  taxes: [quebec('GST', 'TPS', 50_000, null, true), quebec('QST', 'TVQ', 99_750, 'QC', false)],
}
const montreal = { ...blank('CAD', 'fr').billing, region: 'Québec', country: 'CA' }

const line = { ...blankLine(), partNumber: 'P', name: 'Part', unitPrice: '33.33', coreCharge: '10.00' }
const inQuebec = typed({ lines: [line], shipping: montreal, same: false, shippingService: { name: 'Ground', amount: '10.00' }, taxes: [] })

// By hand, half up: 33.33 at 5 % is 1.6665, at 6 % 1.9998, at 9.975 % 3.3246675; a core of 10.00 at 5 % 0.50; shipping of 10.00 at 9.975 % 0.9975.
test.each<readonly [string, Partial<Typed>, readonly string[], readonly string[], readonly string[]]>([
  ['as proposed', {}, ['GST 167', 'QST 332'], ['GST 50'], ['GST 50', 'QST 100']],
  ['one left out', { proposed: { QST: { off: true } } }, ['GST 167'], ['GST 50'], ['GST 50']],
  ['left out and back', { proposed: { QST: { off: false } } }, ['GST 167', 'QST 332'], ['GST 50'], ['GST 50', 'QST 100']],
  ['at another rate', { proposed: { GST: { rate: '6,0' } } }, ['GST 200', 'QST 332'], ['GST 60'], ['GST 60', 'QST 100']],
  ['and one by name', { taxes: [austin] }, ['GST 167', 'QST 332', 'TX Austin 275'], ['GST 50'], ['GST 50', 'QST 100']],
  ['only one by name', { proposed: { GST: { off: true }, QST: { off: true } }, taxes: [austin] }, ['TX Austin 275'], [], []],
  ['in French', { buyer: { ...inQuebec.buyer, language: 'fr' } }, ['TPS 167', 'TVQ 332'], ['TPS 50'], ['TPS 50', 'TVQ 100']],
  ['exempt', { buyer: { ...inQuebec.buyer, taxExempt: true }, exemption: '12-345', taxes: [austin] }, [], [], []],
  ['elsewhere', { same: true, taxes: [austin] }, ['TX Austin 275'], [], []],
])('taxes %s: each by name, half up a line', (_case, changes, onLine, onCores, onShipping) => {
  const { ask, totals, taxes, amounts } = readOrder({ ...inQuebec, ...changes }, collecting)
  const { lines, shippingService } = ask as {
    readonly lines: readonly { readonly taxes: readonly Tax[]; readonly coreTaxes: readonly Tax[] }[]
    readonly shippingService: { readonly taxes: readonly Tax[] }
  }
  const said = (list: readonly Tax[] = []) => list.map(({ jurisdiction, amount }) => `${jurisdiction} ${amount}`)
  expect([said(lines[0]?.taxes), said(lines[0]?.coreTaxes), said(shippingService.taxes)]).toEqual([onLine, onCores, onShipping])
  expect(taxOf(taxes)).toBe(totals.tax)
  expect(Object.values(amounts).reduce((all, amount) => all + amount, 0)).toBe(totals.tax)
})

test('an exempt customer says why; a tax that is left out may keep a rate nobody can read', () => {
  const exempt = { ...inQuebec, buyer: { ...inQuebec.buyer, taxExempt: true } }
  const problems = (form: Typed) => readOrder(form, collecting).unreadable
  expect(problems({ ...exempt, exemption: ' ' })).toEqual([{ path: 'exemption', kind: 'exemption' }])
  expect(readOrder({ ...exempt, exemption: ' RI 12-345 ' }, collecting).ask).toMatchObject({ taxExemption: 'RI 12-345' })
  expect(problems({ ...inQuebec, proposed: { QST: { rate: 'ten', off: true } } })).toEqual([])
  expect(problems({ ...inQuebec, proposed: { QST: { rate: 'ten' } } })).toEqual([{ path: 'proposed.QST.rate', kind: 'rate' }])
})
