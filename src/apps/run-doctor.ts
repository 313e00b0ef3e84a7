import type { Config } from '#platform/config.ts'
import { diagnose, printFindings } from '#platform/doctor/doctor.ts'

/** Looks at everything a start needs, prints what was found with what to do about it, and answers 1 when something keeps Partsdesk from running. */
export async function runDoctor(config: Config): Promise<number> {
  const findings = await diagnose(config)
  process.stdout.write(printFindings(findings))
  return findings.some((finding) => finding.state === 'bad') ? 1 : 0
}
