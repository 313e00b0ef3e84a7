/** Keys from `start` to `end`, both included, that share a value. */
export type Span<T> = { readonly start: bigint; readonly end: bigint; readonly value: T }

/** From `start` on, until the next: the country and the operator's number. */
export type NetworkRow = { readonly start: bigint; readonly country: string | null; readonly asn: number | null }

/** Lays two lists of spans, each in order and without overlap, over each other: a row wherever one of them changes, and none that says what the one before it said. */
export function* overlay(countries: Iterable<Span<string>>, operators: Iterable<Span<number>>): Generator<NetworkRow> {
  const [left, right] = [changesOf(countries), changesOf(operators)]
  let [nextLeft, nextRight] = [left.next(), right.next()]
  let last: NetworkRow = { start: 0n, country: null, asn: null }
  while (!nextLeft.done || !nextRight.done) {
    const start = earlier(nextLeft.value?.start, nextRight.value?.start)
    let { country, asn } = last
    if (!nextLeft.done && nextLeft.value.start === start) {
      country = nextLeft.value.value
      nextLeft = left.next()
    }
    if (!nextRight.done && nextRight.value.start === start) {
      asn = nextRight.value.value
      nextRight = right.next()
    }
    if (country === last.country && asn === last.asn) continue
    last = { start, country, asn }
    yield last
  }
}

type Change<T> = { readonly start: bigint; readonly value: T | null }

/** Where a value begins, and where one ends without another following at once; spans that touch and agree are one. */
function* changesOf<T>(spans: Iterable<Span<T>>): Generator<Change<T>, undefined> {
  let open: Span<T> | undefined
  for (const span of spans) {
    if (open && open.end + 1n < span.start) yield { start: open.end + 1n, value: null }
    if (!open || open.end + 1n < span.start || open.value !== span.value) yield { start: span.start, value: span.value }
    open = span
  }
  if (open) yield { start: open.end + 1n, value: null }
  return undefined
}

function earlier(a: bigint | undefined, b: bigint | undefined): bigint {
  if (a === undefined || b === undefined) return a ?? b ?? 0n
  return a < b ? a : b
}
