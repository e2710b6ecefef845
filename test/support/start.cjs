// What `strapi start` does, without the other commands of Strapi's command line, which take a second to load.
'use strict';

const path = require('node:path');

const place = 'node_modules/@strapi/strapi/dist/src/cli/commands/start.js';
const { command } = require(path.join(process.cwd(), place));

void command().parseAsync([], { from: 'user' });
