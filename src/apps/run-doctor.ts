import { openClamd } from '#adapters/scanner/clamd/index.ts'
import type { Config } from '#platform/config.ts'
import { checkScanner } from '#platform/doctor/check-scanner.ts'
import { diagnose, printFindings } from '#platform/doctor/doctor.ts'

/** Looks at everything a start needs, prints what was found with what to do about it, and answers 1 when something keeps Partsdesk from running. */
export async function runDoctor(config: Config): Promise<number> {
  const scanner = config.scanner ? await openClamd(config.scanner).state() : null
  const findings = [...(await diagnose(config)), checkScanner(config, scanner, new Date())]
  process.stdout.write(printFindings(findings))
  return findings.some((finding) => finding.state === 'bad') ? 1 : 0
}
