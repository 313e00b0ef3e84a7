/** Times in milliseconds, sorted. */
export type Times = readonly number[]

/** Runs `once` for `warm` rounds unmeasured and `rounds` measured, one after the other. */
export async function time(rounds: number, warm: number, once: (round: number) => Promise<void>): Promise<Times> {
  for (let i = 0; i < warm; i++) await once(i)
  const times: number[] = []
  for (let i = 0; i < rounds; i++) {
    const start = performance.now()
    await once(warm + i)
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)
}

/** Runs `clients` loops at once for `seconds`; answers each request's time and how many ended a second. */
export async function load(
  clients: number,
  seconds: number,
  once: (client: number, round: number) => Promise<void>,
): Promise<{ readonly times: Times; readonly perSecond: number }> {
  const times: number[] = []
  const start = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let round = 0; performance.now() - start < seconds * 1000; round++) {
        const began = performance.now()
        await once(client, round)
        times.push(performance.now() - began)
      }
    }),
  )
  return { times: times.toSorted((a, b) => a - b), perSecond: (times.length / (performance.now() - start)) * 1000 }
}

/** The value below which a share of the times lies. */
export function quantile(times: Times, share: number): number {
  return times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN
}

/** A row of a table: what was measured, three quantiles in milliseconds, and its budget. */
export function report(what: string, times: Times, budget: string): string[] {
  return [what, ...[0.5, 0.95, 0.99].map((share) => quantile(times, share).toFixed(1)), budget]
}

/** Prints rows as a table under a title. */
export function printTimes(title: string, rows: readonly (readonly string[])[]): void {
  console.log(`\n${title}\n| what | p50 ms | p95 ms | p99 ms | budget | |\n| --- | --- | --- | --- | --- | --- |`)
  for (const [what, p50, p95, p99, budget, more = ''] of rows) console.log(`| ${what} | ${p50} | ${p95} | ${p99} | ${budget} | ${more} |`)
}
