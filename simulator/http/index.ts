// The host's HTTP side.

export { createHttpHandler } from './http-handler.ts';
export type { HttpHandler, HttpHandlerOptions } from './http-handler.ts';
export { httpRoutes } from './routes.ts';
export type { HttpRoute } from './routes.ts';
export type { OutsideWorld } from './http-caller.ts';
export { statusPayload } from './status-payload.ts';
export type { StatusFlags } from './status-payload.ts';
