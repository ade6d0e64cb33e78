import { inProcessWorker } from '#worker/in-process';
import { alternativeSlugs, appSources, exerciseSlugs, loadExercise, mistakeSlugs } from './catalog.ts';
import { runChecks } from './run-checks.ts';
const worker = inProcessWorker();
const verbose = process.argv[2];
for (const slug of exerciseSlugs()) {
  const exercise = await loadExercise(slug);
  const variants = [
    'starter',
    'solution',
    ...alternativeSlugs(slug).map((alternative) => ({ alternative })),
    ...mistakeSlugs(slug).map((mistake) => ({ mistake })),
  ] as const;
  for (const v of variants) {
    const name = typeof v === 'string' ? v : Object.values(v)[0]!;
    if (verbose && verbose !== 'all' && name !== verbose) continue;
    const r = await runChecks({ exercise, slug, app: appSources(slug, v), appName: '', worker });
    console.log(
      slug.slice(0, 2),
      name.padEnd(30),
      r.points,
      `${r.durationMs}ms`,
      r.checks
        .filter((c) => c.status !== 'pass')
        .map((c) => (c.status === 'fail' ? '' : c.status + ':') + c.id)
        .join(' '),
    );
    if (verbose)
      for (const c of r.checks)
        if (c.message) console.log('   -', c.title, '\n       ', c.message.split('\n').join('\n        '));
  }
}
await worker.stop();
