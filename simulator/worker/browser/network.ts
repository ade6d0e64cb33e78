// Network: node:net, node:http and node:stream. The packages ask for them only to stream HTTP bodies over a socket.

const unavailable = (name: string) => (): never => {
  throw new Error(`${name} is not available in the browser.`);
};

export const createServer = unavailable('createServer');
export const request = unavailable('request');

export default { createServer, request };
