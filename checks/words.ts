import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listFiles, projectRoot } from './files.ts'
import { report } from './report.ts'

/** What belongs to the place a file was written at, not to the product. Each pattern is written so that it does not match itself. */
const workplace: readonly RegExp[] = [
  /(?<![\w.}-])[/](?:work|root)[/][\w.-]+/,
  /(?<![\w.}-])[/](?:home|Users)[/][a-z][\w.-]*[/]/,
  /(?<![\w.}-])[/]tmp[/]bash_jobs/,
  /\b(?:clau[d]e|anthro[p]ic|open[a]i|chat[g]pt|copi[l]ot)\b/i,
  /\b(?:language mode[l]|sub-?agen[t]|system promp[t])s?\b/i,
  /\bas an A[I]\b/,
  /\bco-authored-b[y]:/i,
]

const lineCap = 100_000

/** Lines of `text` that mention the workplace, as `file:line mentions "…"`. A text with a NUL byte is no text and has none. */
export function workplaceWords(file: string, text: string): readonly string[] {
  if (text.includes('\0')) return []
  return text.split('\n').flatMap((line, index) =>
    workplace.flatMap((pattern) => {
      const found = line.length > lineCap ? null : pattern.exec(line)
      return found ? [`${file}:${index + 1} mentions "${found[0]}"`] : []
    }),
  )
}

/** Files git tracks or would track; in a copy without git, every file that is not installed or built. */
function trackedFiles(): readonly string[] {
  try {
    const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--deduplicate'], {
      cwd: projectRoot,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return list.split('\0').filter((file) => file !== '')
  } catch {
    return listFiles(projectRoot, ['.'])
  }
}

function readText(file: string): string {
  try {
    return readFileSync(join(projectRoot, file), 'utf8')
  } catch (fault) {
    // Tracked, but deleted and not yet staged.
    if (fault instanceof Error && 'code' in fault && (fault.code === 'ENOENT' || fault.code === 'EISDIR')) return ''
    throw fault
  }
}

if (import.meta.main) {
  const files = trackedFiles()
  report(
    'words',
    `${files.length} files`,
    files.flatMap((file) => workplaceWords(file, readText(file))),
  )
}
