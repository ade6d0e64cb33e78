// Url: the browser's own classes under the name of node:url.

const { URL, URLSearchParams } = globalThis;

export { URL, URLSearchParams };

export default { URL, URLSearchParams };
