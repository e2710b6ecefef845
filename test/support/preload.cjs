// Loaded before Strapi in every story: moves its clock and runs code inside it on command, tells the port it listens on.
'use strict';

const net = require('node:net');

require('../clock.cjs');

// As the site's own code would use the plugin: the body of an async function that is given `strapi`.
process.on('message', async (message) => {
  if (typeof message?.body !== 'string') return;
  try {
    const work = new Function('strapi', `return (async () => { ${message.body} })()`);
    process.send({ ran: message.id, result: await work(globalThis.strapi) });
  } catch (error) {
    process.send({ ran: message.id, failed: { code: error.code, message: error.message } });
  }
});

const { listen } = net.Server.prototype;
net.Server.prototype.listen = function (...args) {
  this.once('listening', () => {
    const address = this.address();
    if (process.connected && typeof address === 'object') process.send({ port: address.port });
  });
  return listen.apply(this, args);
};
