const day = 86_400

/** The moment a parcel is handed over: the label's day, where one was asked for, or today; in seconds. */
export function shipDay(
  now: number,
  options: { readonly label_date?: string | undefined; readonly date_advance?: number | undefined },
): number {
  const asked = options.label_date === undefined ? Number.NaN : Date.parse(options.label_date)
  const start = Number.isNaN(asked) ? now : Math.floor(asked / 1000)
  return start + (options.date_advance ?? 0) * day
}

/** So many days of driving after a moment: no one drives on Sunday, and on Saturday only who was asked to. */
export function arrivalOf(from: number, days: number, saturday: boolean): number {
  let [at, left] = [from, days]
  while (left > 0) {
    at += day
    if (drives(at, saturday && left === 1)) left -= 1
  }
  return at
}

function drives(at: number, saturday: boolean): boolean {
  const weekday = new Date(at * 1000).getUTCDay()
  return weekday !== 0 && (weekday !== 6 || saturday)
}

/** The end of the day of a moment, as delivery dates are told. */
export function endOfDay(at: number): number {
  return at - (at % day) + 20 * 3600
}
