import type { Config } from '#platform/config.ts'

export async function checkFacts(_config: Config): Promise<number> { return 1 }
export async function checkActivity(_config: Config): Promise<number> { return 1 }
