// Tells its parent the time when asked.
'use strict';

process.on('message', (message) => {
  if (message?.tell) process.send({ now: Date.now() });
});
