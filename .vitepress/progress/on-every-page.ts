// On every page: what is fetched after a page is there, so that no page waits for it.

export { keepParts } from '../offline/keep-parts.ts';
export { keepLanding } from './landing.ts';
export { keepPlace } from './place.ts';
export { markSidebar } from './sidebar-marks.ts';
