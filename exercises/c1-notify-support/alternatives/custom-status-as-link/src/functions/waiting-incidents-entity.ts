// No entity: whom an instance waits for is in its custom status.
export {};
