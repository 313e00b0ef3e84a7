import type { Config } from '#platform/config.ts'
export async function runDoctor(_config: Config): Promise<number> { return 1 }
