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

/** CHROMIUM_PATH, else the system's Chromium, else the one inside the npm package. */
export async function chromiumPath(): Promise<string> {
  const wanted = process.env['CHROMIUM_PATH'];
  if (wanted) return wanted;
  if (!process.env['CHROMIUM_FROM_NPM'] && existsSync('/usr/bin/chromium')) return '/usr/bin/chromium';
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
