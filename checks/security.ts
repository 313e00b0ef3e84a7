import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './files.ts'
import { report } from './report.ts'

/** How many requirements of level 1 and 2 each section of OWASP ASVS 5.0.0 has; they are numbered from 1 without gaps. */
const counts = `
  1.1:2 1.2:9 1.3:11 1.4:3 1.5:2 2.1:3 2.2:3 2.3:4 2.4:1 3.2:2 3.3:4 3.4:6 3.5:5 3.7:2 4.1:3 4.2:1 4.3:2 4.4:4 5.1:1
  5.2:3 5.3:2 5.4:3 6.1:3 6.2:12 6.3:4 6.4:4 6.5:5 6.6:3 6.8:4 7.1:3 7.2:4 7.3:2 7.4:5 7.5:2 7.6:2 8.1:2 8.2:3 8.3:1
  8.4:1 9.1:3 9.2:4 10.1:2 10.2:2 10.3:4 10.4:11 10.5:5 10.6:2 10.7:3 11.1:2 11.2:3 11.3:3 11.4:4 11.5:1 11.6:1 12.1:3
  12.2:2 12.3:4 13.1:1 13.2:5 13.3:2 13.4:5 14.1:2 14.2:4 14.3:3 15.1:3 15.2:3 15.3:7 16.1:1 16.2:5 16.3:4 16.4:3 16.5:3
  17.1:1 17.2:4 17.3:2
`
const sections = counts
  .trim()
  .split(/\s+/)
  .map((each) => each.split(':'))
  .map(([section = '', most]) => ({ section, most: Number(most) }))

const page = 'docs/security.md'

/** A cell that names no test says why there is none. */
const without = /^(?:does not apply|not met|in part|by document|by construction|by the installation)\b/

/**
 * What is wrong with the security page: a requirement it leaves out or tells twice, a row that neither names a test nor says why not, a named test that is not
 * there. A title may end in "…" and is then the beginning of one title of its file. `read` gives a file's text, undefined when there is none.
 */
export function securityFaults(text: string, read: (file: string) => string | undefined): readonly string[] {
  const rows = text.split('\n').flatMap((line) => {
    const [, number = '', , how = '', tests = ''] = line.split(/(?<!\\)\|/).map((cell) => cell.trim())
    return /^\d+\.\d/.test(number) ? [{ number, how, tests }] : []
  })
  const told = rows.flatMap(({ number }) => numbersOf(number))
  const all = sections.flatMap(({ section, most }) => Array.from({ length: most }, (_, at) => `${section}.${at + 1}`))
  return [
    ...all.filter((number) => !told.includes(number)).map((number) => `${page} does not speak of ${number}`),
    ...told.filter((number, at) => told.indexOf(number) !== at).map((number) => `${page} speaks twice of ${number}`),
    ...told.filter((number) => !all.includes(number)).map((number) => `${page} speaks of ${number}, which is none of level 1 or 2`),
    ...rows.flatMap(({ number, how, tests }) => faultsOf(number, how, tests, read)),
  ]
}

function faultsOf(number: string, how: string, tests: string, read: (file: string) => string | undefined): readonly string[] {
  const named = [...tests.matchAll(/`([^`]+)`: ([^<]+)/g)]
  if (named.length === 0) return without.test(how) || without.test(tests) ? [] : [`${page}, ${number}: names no test and does not say why`]
  return named.flatMap(([, file = '', title = '']) => {
    const source = read(file)
    if (source === undefined) return [`${page}, ${number}: there is no ${file}`]
    return titlesIn(source, title.trim()) === 1 ? [] : [`${page}, ${number}: ${file} has not exactly one test "${title.trim()}"`]
  })
}

function titlesIn(source: string, title: string): number {
  const open = title.endsWith('…')
  const wanted = (open ? title.slice(0, -1) : title).trim()
  return ["'", '`', '"']
    .map(
      (quote) =>
        source.split(`(${quote}${wanted}${open ? '' : quote}`).length -
        1 +
        source.split(`\n  ${quote}${wanted}${open ? '' : quote}`).length -
        1,
    )
    .reduce((sum, each) => sum + each, 0)
}

/** "6.2.1" is one, "1.2.6–1.2.8" three. */
function numbersOf(text: string): readonly string[] {
  const [first = '', last = first] = text.split('–')
  const section = first.split('.').slice(0, 2).join('.')
  const [from, to] = [Number(first.split('.')[2]), Number(last.split('.')[2])]
  return Array.from({ length: to - from + 1 }, (_, at) => `${section}.${from + at}`)
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(join(projectRoot, file), 'utf8')
  } catch {
    // A file that is named and not there is what this check looks for.
    return undefined
  }
}

if (import.meta.main) report('security', page, securityFaults(readText(page) ?? '', readText))
