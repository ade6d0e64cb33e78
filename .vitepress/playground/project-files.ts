// Project files: what Download and Import need, fetched as one when somebody presses either.

export { projectZip } from './project-download.ts';
export { ImportError, importText, readImport } from './project-import.ts';
