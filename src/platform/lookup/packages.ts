import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The packages whose tables go into a look-up file; NOTICE names their sources and licences. */
export const packages = [
  '@ip-location-db/asn',
  '@ip-location-db/geo-whois-asn-country-mmdb',
  'zipcodes',
  'disposable-email-domains-js',
  '@activeprospect/freemail',
] as const

/** The path of a file inside an installed package. */
export function fileOf(name: (typeof packages)[number], file: string): string {
  return join(dirname(fileURLToPath(import.meta.resolve(`${name}/package.json`))), file)
}

/** The installed version of a package. */
export function versionOf(name: (typeof packages)[number]): string {
  return z.object({ version: z.string() }).parse(JSON.parse(readFileSync(fileOf(name, 'package.json'), 'utf8'))).version
}
