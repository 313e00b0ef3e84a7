import { expect, test } from 'vitest'
import { poisoningSuite } from './poisoning.ts'
import { seeds } from './world.ts'

const reports = seeds.judging.map((seed) => poisoningSuite(seed, 1 / 4))

test('a store that slanders honest buyers makes none of them High elsewhere', () => {
  for (const { elsewhere, withGoodOrders, ownStore, uncapped, targets } of reports) {
    expect(targets).toBe(75)
    expect([elsewhere.high, withGoodOrders.high]).toEqual([0, 0])
    expect(withGoodOrders.medium).toBeLessThan(0.35)
    expect(ownStore.high).toBe(1)
    // The control: without the cap all of them would be.
    expect(uncapped).toBe(1)
  }
})

test('two stores together are believed, but not against a buyer with good orders', () => {
  for (const { twoStores, twoStoresGoodOrders } of reports) {
    expect(twoStores.high).toBe(1)
    expect(twoStoresGoodOrders.high).toBeLessThan(0.35)
  }
})

test('taking a mark back, an appeal, the operator and "not fraud" leave no trace where they count, and stay out of where they do not', () => {
  for (const { traces } of reports)
    expect(traces).toEqual({ afterWithdrawal: 0, whileAppealed: 0, afterOverturning: 0, whereCountered: 0, otherwise: 1 })
})

test('a store found to slander is not heard any more, and hardly enters any marks in a day', () => {
  for (const { disbelieved, marks, bystanders } of reports) {
    expect(disbelieved).toEqual({ high: 0, medium: 0 })
    expect(marks.entered + marks.reviewed).toBe(marks.allowedADay)
    expect(marks.entered).toBeLessThanOrEqual(marks.allowedADay)
    expect(bystanders.high).toBe(0)
    expect(bystanders.medium).toBeLessThan(0.02)
  }
})
