// `node -r ./test/clock.cjs …` shifts Date by the offset of the simulator's clock (`/_sim/clock` at SIM_URL; without the
// variable nobody is asked) or by what a parent process sends as `{offsetMs}`, which is answered with `{moved}`.
'use strict';

const { execFileSync } = require('node:child_process');
const http = require('node:http');

const POLL_MS = 200;
const PATIENCE_MS = 2000;
const address = process.env.SIM_URL ? `${process.env.SIM_URL.replace(/\/+$/, '')}/_sim/clock` : undefined;

let offsetMs = 0;
let isPolling = address !== undefined;
const RealDate = Date;

class MovedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + offsetMs);
    else super(...args);
  }
  static now() {
    return RealDate.now() + offsetMs;
  }
}
globalThis.Date = MovedDate;

/** Takes the offset of an answer; one that is none changes nothing. */
function take(text) {
  try {
    const told = JSON.parse(text).offsetMs;
    if (isPolling && typeof told === 'number') offsetMs = told;
  } catch {
    // not the simulator: keep what is known
  }
}

/** The first offset, before any code of the program reads the time; a process of its own can be waited for. */
function readNow() {
  const script = `fetch(${JSON.stringify(address)}).then((answer) => answer.text()).then((text) => process.stdout.write(text))`;
  const { NODE_OPTIONS: _options, ...env } = process.env;
  const options = { env, timeout: PATIENCE_MS, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] };
  try {
    take(execFileSync(process.execPath, ['-e', script], options));
  } catch {
    // nobody there yet: the polls go on asking
  }
}

/** Asks again and again; neither the timer nor the connection keeps the process alive. */
function poll() {
  if (!isPolling) return;
  const again = () => setTimeout(poll, POLL_MS).unref();
  const request = http.get(address, { agent: false, timeout: PATIENCE_MS }, (response) => {
    const chunks = [];
    response.on('data', (chunk) => chunks.push(chunk));
    response.on('end', () => take(Buffer.concat(chunks).toString('utf8')));
  });
  request.on('socket', (socket) => socket.unref());
  request.on('timeout', () => request.destroy());
  request.on('error', () => undefined);
  request.on('close', again);
}

// A parent that moves the clock by hand has it from then on.
process.on('message', (message) => {
  if (typeof message?.offsetMs !== 'number') return;
  isPolling = false;
  offsetMs = message.offsetMs;
  process.send({ moved: offsetMs });
});

if (isPolling) {
  readNow();
  poll();
}
