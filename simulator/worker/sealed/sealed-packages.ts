// Sealed packages: what the sealed worker's program loads beside its own file. These are the ones that apps and the SDK ask for.

/** Names of npm packages. */
export const sealedPackages = ['durable-functions', '@azure/functions', 'axios'] as const;
