/** Gives a file to the browser, which saves it as a download. */
export function saveFile(name: string, content: Uint8Array<ArrayBuffer> | string, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  // Some browsers read the bytes only after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
