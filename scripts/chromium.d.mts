export const chromiumArguments: string[]
export function chromiumExecutable(): Promise<string>
