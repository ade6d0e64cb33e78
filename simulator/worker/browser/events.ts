// Events: `@azure/functions` makes an emitter for HTTP streaming when it is loaded, and never uses it here.

/** `events.EventEmitter`, as much as is ever called. */
export class EventEmitter {
  on(): this {
    return this;
  }
  once(): this {
    return this;
  }
  off(): this {
    return this;
  }
  emit(): boolean {
    return false;
  }
}

export default EventEmitter;
