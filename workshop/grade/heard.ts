// Heard: for tests. What a command says, whose process is that of the test.

import { vi } from 'vitest';

/** Catches what is written to the terminal from now on, until mocks are restored; the answer tells what that was. */
export function heard(): () => string {
  let said = '';
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
  }
  return () => said;
}
