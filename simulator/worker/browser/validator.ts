// Validator: the one function that the SDK uses, without the rest of the package.

import isURL from 'validator/es/lib/isURL.js';

export { isURL };

export default { isURL };
