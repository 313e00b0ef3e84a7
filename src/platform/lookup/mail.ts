import type { DatabaseSync } from 'node:sqlite'
import { domainToASCII } from 'node:url'
import { impossibleEndings, knownSlips, largeProviders, noSlips, shortNames, unlikelyEndings } from './mail-lists.ts'

/**
 * What the domain of an e-mail address tells. `disposable`: a mailbox for minutes; `relay`: forwards to a mailbox its owner keeps to themselves; `free`: a mailbox
 * anybody gets, or gets with an access line; `typoOf`: the large provider that was probably meant.
 */
export type MailDomainFacts = {
  readonly disposable: boolean
  readonly relay: boolean
  readonly free: boolean
  readonly typoOf: string | null
}

/** Looks a domain up in the tables of a look-up file, whatever its case, script (IDN) or final dot; all is false for what is no domain. */
export function mailReader(db: DatabaseSync): (domain: string) => MailDomainFacts {
  const find = db.prepare('SELECT kind FROM mail_domains WHERE name = ?')
  const kindOf = (name: string) => find.get(name)?.['kind']
  return (domain) => {
    const name = domainToASCII(domain.trim().replace(/\.$/, ''))
    const kind =
      kindOf(name) ??
      parentsOf(name)
        .map(kindOf)
        .find((above) => above === 'disposable' || above === 'relay')
    return { disposable: kind === 'disposable', relay: kind === 'relay', free: kind === 'free', typoOf: typoOf(name, kind === 'free') }
  }
}

/** The domains above one, the nearest first, down to two labels. */
function parentsOf(name: string): readonly string[] {
  const labels = name.split('.')
  return labels.slice(1, -1).map((_, at) => labels.slice(at + 1).join('.'))
}

function typoOf(name: string, known: boolean): string | null {
  const meant = knownSlips.get(name)
  if (meant !== undefined) return meant
  if (known || noSlips.includes(name)) return null
  const large = largeProviders.find(
    (provider) =>
      slippedName(name, provider) || slippedEnding(name, provider, impossibleEndings) || slippedEnding(name, provider, unlikelyEndings),
  )
  return large ?? shortNames.find((provider) => slippedEnding(name, provider, impossibleEndings)) ?? null
}

function slippedName(name: string, provider: string): boolean {
  const [[label, ending], [meant, rightEnding]] = [cut(name), cut(provider)]
  return ending === rightEnding && label !== meant && oneSlip(label, meant)
}

function slippedEnding(name: string, provider: string, endings: typeof impossibleEndings): boolean {
  const [[label, ending], [meant, rightEnding]] = [cut(name), cut(provider)]
  return label === meant && (endings[rightEnding]?.includes(ending) ?? false)
}

function cut(name: string): readonly [label: string, ending: string] {
  const dot = name.indexOf('.')
  return [name.slice(0, dot), name.slice(dot + 1)]
}

/** One letter more, one less, another one, or two neighbours changed about. */
function oneSlip(typed: string, meant: string): boolean {
  let at = 0
  while (at < typed.length && typed[at] === meant[at]) at += 1
  const [rest, right] = [typed.slice(at), meant.slice(at)]
  return (
    rest.slice(1) === right ||
    rest === right.slice(1) ||
    rest.slice(1) === right.slice(1) ||
    (rest.length > 1 && rest.slice(2) === right.slice(2) && rest[0] === right[1] && rest[1] === right[0])
  )
}
