import { fordParts } from './goods/parts-ford.ts'
import { hondaParts } from './goods/parts-honda.ts'
import { toyotaParts } from './goods/parts-toyota.ts'
import { shopNames, type Part, type Shop, type ShopName } from './shapes.ts'

/** The three demo stores. Dealers, people and places in them are invented. */
export const shops: Readonly<Record<ShopName, Shop>> = {
  toyota: {
    name: 'toyota',
    title: 'Harbor Toyota Parts',
    make: 'Toyota',
    channel: 'web-toyota',
    prefix: 'HT',
    color: '#a3142a',
    city: 'San Diego, CA',
    mode: 'authorization',
    parts: toyotaParts,
  },
  honda: {
    name: 'honda',
    title: 'Civic Lane Honda Parts',
    make: 'Honda',
    channel: 'web-honda',
    prefix: 'CL',
    color: '#1c4f9c',
    city: 'Columbus, OH',
    mode: 'sale',
    parts: hondaParts,
  },
  ford: {
    name: 'ford',
    title: 'Bluestone Ford Parts',
    make: 'Ford',
    channel: 'web-ford',
    prefix: 'BF',
    color: '#12456b',
    city: 'Dearborn, MI',
    mode: 'token',
    parts: fordParts,
  },
}

/** The shop with this name in its address. */
export function shopCalled(name: string): Shop | undefined {
  return shopNames.includes(name as ShopName) ? shops[name as ShopName] : undefined
}

/** The part a shop sells under this number. */
export function partNumbered(shop: Shop, number: string): Part | undefined {
  return shop.parts.find((part) => part.number === number)
}
