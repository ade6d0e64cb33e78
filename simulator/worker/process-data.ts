// Process data: what a worker process is told when it starts, on its command line.

/** What the process is told. */
export interface ProcessData {
  /** The file descriptor of the channel to the host. */
  readonly channel: number;
  /** The file descriptor that closes when the host is gone. */
  readonly lifeline: number;
  /** The app's folder, absolute, if the app may import Node's modules and the packages that are installed there. */
  readonly packagesOf?: string | undefined;
}

/** The arguments that say it. */
export function processArguments(data: ProcessData): string[] {
  return [JSON.stringify(data)];
}

/** Reads them again. */
export function processData(argv: readonly string[]): ProcessData {
  return JSON.parse(argv[2] ?? '{}') as ProcessData;
}
