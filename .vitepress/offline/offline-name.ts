/** The name of the offline worker's file, beside the pages: it looks after all that lies below its folder. */
export const OFFLINE_WORKER = 'offline-worker.js';
