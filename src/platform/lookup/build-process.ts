import { buildLookupFile } from './build.ts'

/** A process of one task: writes the look-up file at the path it is given, and ends. */
buildLookupFile(process.argv[2] ?? '')
