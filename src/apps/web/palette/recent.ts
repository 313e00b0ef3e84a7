const most = 6

/** Notes on this device that the person looked at an order: its number alone, what it says is read anew each time. */
export function keepRecent(person: string, store: string, number: number): void {
  const before = readRecent(person, store).filter((one) => one !== number)
  localStorage.setItem(keyOf(person, store), JSON.stringify([number, ...before].slice(0, most)))
}

/** Numbers of the orders the person looked at last on this device, the newest first. */
export function readRecent(person: string, store: string): readonly number[] {
  const kept = (localStorage.getItem(keyOf(person, store)) ?? '').match(/\d{1,12}/g) ?? []
  return kept.map(Number)
}

function keyOf(person: string, store: string): string {
  return `recent-orders:${store}:${person}`
}
