// Loaded before Strapi in every story: moves its clock on command, tells the port it listens on.
'use strict';

const net = require('node:net');

let offsetMs = 0;
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

process.on('message', (message) => {
  if (typeof message?.offsetMs !== 'number') return;
  offsetMs = message.offsetMs;
  process.send({ moved: offsetMs });
});

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => {
    const address = this.address();
    if (process.connected && typeof address === 'object') process.send({ port: address.port });
  });
  return listen.apply(this, args);
};
