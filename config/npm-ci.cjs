// Runs `npm ci` in the current folder unless its node_modules already holds what the lock file names,
// so that a rebuild is quick and needs no network.
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');

const lock = readFileSync('package-lock.json');
const stamp = 'node_modules/.fetched-lock.json';
if (existsSync(stamp) && readFileSync(stamp).equals(lock)) process.exit(0);

const npm = spawnSync('npm ci --ignore-scripts --no-audit --no-fund --prefer-offline --loglevel=error', {
  shell: true,
  stdio: 'inherit',
});
if (npm.status !== 0) process.exit(npm.status ?? 1);
writeFileSync(stamp, lock);
