// Loaded before a program: says on the fourth stream how much memory it had at most, in kB.
const { readFileSync, writeSync } = require('node:fs');

/** Of this program alone: what getrusage knows includes what the parent had when it forked. */
const peak = () => {
  try {
    return Number(/^VmHWM:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
};

process.on('exit', () => writeSync(3, String(peak())));
