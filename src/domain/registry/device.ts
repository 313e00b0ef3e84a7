import { identifier, type Identifier } from './kinds.ts'

/** The id a web store or gateway gave to a device. Hexadecimal ids, UUIDs among them, in one form; what is too short, too long or the same sign all over names none. */
export function deviceIdentifiers(typed: string): readonly Identifier[] {
  const id = typed.toWellFormed().trim()
  const plain = /^\{?[\da-f-]+\}?$/i.test(id) ? id.toLowerCase().replaceAll(/[^\da-f]/g, '') : id
  return plain.length < 8 || plain.length > 200 || isEmptyId(plain) ? [] : [identifier('device', plain)]
}

function isEmptyId(id: string): boolean {
  return new Set(id).size < 3 || /^(?:undefined|anonymous|unknown\w*|\[object \w+\])$/i.test(id)
}
