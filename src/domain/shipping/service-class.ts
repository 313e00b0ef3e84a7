import type { ServiceClass } from './rate.ts'

/** A service's code as words: `FEDEX_2_DAY` is FedEx 2 Day, `NextDayAirSaver` is Next Day Air Saver. */
export function wordsOf(service: string): string {
  const loud = service === service.toUpperCase()
  return service
    .replaceAll('_', ' ')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ')
    .split(' ')
    .map((word) => (loud && word.length > 2 ? word.slice(0, 1) + word.slice(1).toLowerCase() : word))
    .join(' ')
    .replace(/^Fedex\b/, 'FedEx')
}

/**
 * How fast a service is meant to be: by its name, as carriers tell even their ground service to take a day where it is near; by its days where the name says
 * nothing, as Priority. The names are those of EasyPost's list of service levels.
 */
export function classOf(service: string, days: number | null): ServiceClass {
  const words = wordsOf(service).toLowerCase()
  const named = names.find(([pattern]) => pattern.test(words))?.[1]
  if (named) return named
  if (days === null) return /express|priority/.test(words) ? 'two_day' : 'ground'
  return days <= 1 ? 'overnight' : days === 2 ? 'two_day' : days === 3 ? 'three_day' : 'ground'
}

const names: readonly (readonly [RegExp, ServiceClass])[] = [
  [/overnight|\bnext (?:day|noon|morning)/, 'overnight'],
  [/\b(?:2 ?(?:nd)?|two|second) day/, 'two_day'],
  [/\b(?:3 ?(?:rd)?|three) day|express saver/, 'three_day'],
  [/saver|economy|sure ?post|smart ?post|media|library|mail innovations|parcel select/, 'economy'],
  [/ground|home delivery|standard|regular|expedited/, 'ground'],
]
