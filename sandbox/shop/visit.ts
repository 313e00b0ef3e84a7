import type { Context } from 'hono'
import type { Wire } from '../listen.ts'
import type { Reader } from './pages/layout.ts'
import type { Item } from './pricing.ts'
import type { Language, Shop } from './shapes.ts'
import { partNumbered } from './shops.ts'
import type { ShopStore } from './store.ts'

/** Who is looking at which shop: set for every page under a shop's name. */
export type Visit = Wire & { Variables: { shop: Shop; language: Language; cart: string } }

/** What the page's frame needs to know. */
export function readerOf(c: Context<Visit>, store: ShopStore): Reader {
  const { shop, language } = c.var
  return { shop, language, path: c.req.path, inCart: itemsIn(c, store).reduce((all, item) => all + item.quantity, 0) }
}

/** The visitor's cart with its parts. */
export function itemsIn(c: Context<Visit>, store: ShopStore): Item[] {
  return store.cart(c.var.cart, c.var.shop.name).flatMap(({ number, quantity }) => {
    const part = partNumbered(c.var.shop, number)
    return part ? [{ part, quantity }] : []
  })
}
