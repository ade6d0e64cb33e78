// Differences between runs, fetched when two are compared.

export { firstDifference } from '#scenario';
