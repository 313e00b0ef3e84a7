import type { Door, Person, Town } from './people.ts'
import type { Random } from './random.ts'

/** What a fraudster who comes back kept of an identifier: as it was, nearly, or nothing. */
export type Kept = 'same' | 'nearly' | 'no'

/** A returning fraudster, and what of the first order can still be found. */
export type Return = { readonly person: Person; readonly kept: Readonly<Record<'email' | 'phone' | 'door' | 'device', Kept>> }

/** The four grades of care: each identifier is replaced with this probability. */
export const grades = [0.05, 0.3, 0.6, 0.85] as const

/** The same fraudster once more: each identifier replaced with probability `care`, else kept, a mailbox or door sometimes with a letter or unit changed. */
export function disguised(random: Random, town: Town, before: Person, newDoor: () => Door, care: number): Return {
  const replaced = () => random.chance(care)
  const [email, door] = [
    replaced() ? 'no' : random.chance(0.22) ? 'nearly' : 'same',
    replaced() ? 'no' : random.chance(0.3) ? 'nearly' : 'same',
  ] as const
  const [phone, device] = [replaced() ? 'no' : 'same', replaced() ? 'no' : 'same'] as const
  const person: Person = {
    ...before,
    ...(email === 'no'
      ? town.mailbox(before.first, before.last)
      : { local: email === 'same' ? before.local : mistyped(random, before.local) }),
    phone: phone === 'no' ? town.phone() : before.phone,
    door: door === 'no' ? newDoor() : door === 'same' ? before.door : otherDoor(random, before.door),
    device: device === 'no' ? town.device() : before.device,
    card: random.chance(0.7) ? town.card() : before.card,
    ip: random.chance(0.8) ? town.ip() : before.ip,
  }
  return { person, kept: { email, phone, door, device } }
}

/** One edit: a sign left out, put in, exchanged, or two swapped; a third of the time at a digit, when there is one. */
function mistyped(random: Random, text: string): string {
  const digits = [...text].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  const at = digits[0] !== undefined && random.chance(0.33) ? random.pick([digits[0], ...digits.slice(1)]) : random.below(text.length)
  const sign = /\d/.test(text[at] ?? '') ? String(random.below(10)) : String.fromCharCode(97 + random.below(26))
  const [before, after] = [text.slice(0, at), text.slice(at + 1)]
  return random.pick([
    before + after,
    before + sign + (text[at] ?? '') + after,
    before + sign + after,
    before + after.slice(0, 1) + (text[at] ?? '') + after.slice(1),
  ])
}

/** Half the time a letter of the street, half the time another or an invented unit. */
function otherDoor(random: Random, door: Door): Door {
  const isNumbered = /^\d/.test(door.street)
  if (random.chance(0.5) && !isNumbered) return { ...door, street: mistyped(random, door.street.toLowerCase()) }
  return { ...door, unit: String(1 + random.below(400)), unitWord: door.unitWord || 'Apt' }
}
