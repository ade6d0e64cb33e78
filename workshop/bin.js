#!/usr/bin/env node
// The command line's entry. Plain JavaScript on purpose: it must run, and say something useful, before anything is
// installed and on a Node that is too old.

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`This workshop needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(2);
}

try {
  const { register } = await import('tsx/esm/api');
  register({ tsconfig: false });
  const { registerExerciseModules } = await import('./exercise-modules.js');
  registerExerciseModules();
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  // Part of every install, also of one that leaves packages or the exercises out. The copies are made on first use then.
  if (process.argv[2] === 'prepare') process.exit(0);
  if (error.code !== 'ERR_MODULE_NOT_FOUND' || !error.message.includes("'tsx'")) throw error;
  console.error('The packages of this workshop are not installed; run "npm ci" in its folder.');
  process.exitCode = 2;
}
