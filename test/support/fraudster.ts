import type { AskChanges } from './orders.ts'

/** Somebody with a door, a number and a mailbox of their own. */
export function person(n: number, changes: AskChanges = {}): AskChanges {
  const door = {
    name: `Zed Quill${n}`,
    line1: `${n} Juniper Hollow Rd`,
    city: 'Reno',
    region: 'NV',
    postalCode: '89501',
    country: 'US',
    phone: '',
  }
  return {
    billing: { ...door, line1: `${n} Elsewhere Ave` },
    shipping: door,
    buyer: { name: door.name, email: `zq${n}.parts@gmail.com`, phone: `+1 775 2${n} 4411` },
    ...changes,
  }
}

/** The same one, disguised: another name and mailbox, the street abbreviated and in capitals, the number written otherwise. */
export function disguised(n: number): AskChanges {
  const door = {
    name: 'B. Lowell',
    line1: `${n} JUNIPER HOLLOW ROAD`,
    city: 'RENO',
    region: 'Nevada',
    postalCode: '89501-2200',
    country: 'US',
    phone: '',
  }
  return { billing: door, shipping: door, buyer: { name: 'B. Lowell', email: `lowell.b${n}@proton.me`, phone: `(775) 2${n}-4411` } }
}
