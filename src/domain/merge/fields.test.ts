import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeFields, type Fields } from './fields.ts'

const fields = ['name', 'street', 'region', 'code', 'phone'] as const
type Field = (typeof fields)[number]
const place = [['region', 'code']] as const
const base = { name: 'Ava', street: '1 Elm', region: 'TX', code: '78704', phone: null }

test.each([
  ['nobody changed anything', {}, {}, {}, []],
  ['I alone', { street: '9 Oak' }, {}, { street: '9 Oak' }, []],
  ['a colleague alone', {}, { phone: '555' }, { phone: '555' }, []],
  ['each another field', { street: '9 Oak' }, { phone: '555' }, { street: '9 Oak', phone: '555' }, []],
  ['both the same', { street: '9 Oak' }, { street: '9 Oak ' }, { street: '9 Oak' }, []],
  ['both one field, differently', { street: '9 Oak' }, { street: '7 Ash' }, { street: '9 Oak' }, [['street']]],
  ['one empties what the other changes', { street: '' }, { street: '7 Ash' }, { street: null }, [['street']]],
  ['empty is as missing', { phone: '' }, {}, {}, []],
  ['halves of one place', { region: 'NV' }, { code: '89501' }, { region: 'NV' }, [['region', 'code']]],
  [
    'a place of mine, a street of theirs',
    { region: 'NV', code: '89501' },
    { street: '7 Ash' },
    { region: 'NV', code: '89501', street: '7 Ash' },
    [],
  ],
  [
    'the whole place by both, the same',
    { region: 'NV', code: '89501' },
    { region: 'NV', code: '89501' },
    { region: 'NV', code: '89501' },
    [],
  ],
])('%s', (_case, mine, theirs, merged, conflicts) => {
  const asked = { base, mine: { ...base, ...mine }, theirs: { ...base, ...theirs } }
  expect(mergeFields(fields, asked, place)).toEqual({ merged: { ...base, ...merged }, conflicts })
})

const text = fc.constantFrom('a', 'b', 'c', ' a ', '', null, undefined)
const some = fc.record(Object.fromEntries(fields.map((field) => [field, text])) as { [field in Field]: typeof text })
const plain = (value: string | null | undefined) => value?.trim() || null

test('law: what one side alone changed is never lost, what both changed differently never goes by unsaid, and a place is whole', () => {
  fc.assert(
    fc.property(some, some, some, (was, mine, theirs) => {
      const { merged, conflicts } = mergeFields(fields, { base: was, mine, theirs }, place)
      for (const group of [['name'], ['street'], ['phone'], ...place] as readonly (readonly Field[])[]) {
        const of = (side: Fields<Field>) => JSON.stringify(group.map((field) => plain(side[field])))
        const [b, m, t, all] = [of(was), of(mine), of(theirs), of(merged)]
        const clash = m !== b && t !== b && m !== t
        expect(conflicts.some((one) => one[0] === group[0])).toBe(clash)
        if (!clash) expect(all).toBe(m === b ? t : m)
        expect([m, t]).toContain(all)
      }
    }),
  )
})
