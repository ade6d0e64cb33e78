// cloneDeep: the SDK copies plain binding data with it.
module.exports = function cloneDeep(value) {
  return structuredClone(value);
};
