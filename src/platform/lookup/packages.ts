import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const require = createRequire(import.meta.url)

/** The packages whose tables go into a look-up file; NOTICE names their sources and licences. */
const packages = {
  operators: require.resolve('@ip-location-db/asn/package.json'),
  countries: require.resolve('@ip-location-db/geo-whois-asn-country-mmdb/package.json'),
  zipcodes: require.resolve('zipcodes/package.json'),
  disposable: require.resolve('disposable-email-domains-js/package.json'),
  freemail: require.resolve('@activeprospect/freemail/package.json'),
}

/** The path of a file inside one of the packages. */
export function fileOf(name: keyof typeof packages, file: string): string {
  return join(dirname(packages[name]), file)
}

/** The installed packages by name and version. */
export function packageVersions(): readonly string[] {
  return Object.values(packages).map((description) => {
    const { name, version } = Description.parse(JSON.parse(readFileSync(description, 'utf8')))
    return `${name}@${version}`
  })
}

const Description = z.object({ name: z.string(), version: z.string() })
