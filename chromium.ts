import { existsSync } from 'node:fs';

/** Flags for running as root without a GPU and without background traffic. */
export const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The browser for the tests: CHROMIUM_PATH, else the system's Chromium, else the one inside the npm package.
 *
 * @throws {Error} there is none of them for this system.
 */
export async function chromiumPath(): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) return wanted;
  if (!process.env['CHROMIUM_FROM_NPM'] && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('The browser tests need Chrome, Edge or Chromium here: set CHROMIUM_PATH to its executable.');
  }
  if (!hasNetworkSecurityServices()) useLibrariesOfPackage();
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}

/** The library that a bare Linux lacks and Chromium does not start without. */
function hasNetworkSecurityServices(): boolean {
  const folders = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/usr/lib'];
  return folders.some((folder) => existsSync(`${folder}/libnss3.so`));
}

/** The package brings the libraries, and unpacks them where it believes to be on AWS Lambda. */
function useLibrariesOfPackage(): void {
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
}
