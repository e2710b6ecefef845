import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readFlags, wrongly } from './setup/command.mjs';
import { root } from './setup/run.mjs';

const usage = `Writes the nginx site of a domain to standard output.

  npm run deploy:nginx --silent -- --domain example.com \\
    --certificate /etc/ssl/example.com.pem --key /etc/ssl/example.com.key > /etc/nginx/conf.d/example.com.conf

  --domain       the bare host; www.<domain> leads to it
  --certificate  the certificate for both, with its chain
  --key          its private key
  --upstream     where a Strapi process listens; once for each of them (default 127.0.0.1:1337)
  --http         where plain http listens (default 80 and [::]:80)
  --https        where https listens (default 443 and [::]:443)
  --log          the file of the access log (default /var/log/nginx/access.log)`;

const several = (...fallback) => ({ type: 'string', multiple: true, default: fallback });

const flags = {
  domain: { type: 'string' },
  certificate: { type: 'string' },
  key: { type: 'string' },
  upstream: several('127.0.0.1:1337'),
  http: several('80', '[::]:80'),
  https: several('443', '[::]:443'),
  log: { type: 'string', default: '/var/log/nginx/access.log' },
};

const address = /^([\w.-]+|\[[\da-fA-F:]*\]):\d{1,5}$/;
const shapes = {
  domain: /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/,
  certificate: /^\/[^\s;{}]+$/,
  key: /^\/[^\s;{}]+$/,
  log: /^\/[^\s;{}$]+$/,
  upstream: address,
  http: new RegExp(`^\\d{1,5}$|${address.source}`),
  https: new RegExp(`^\\d{1,5}$|${address.source}`),
};

/** The first flag that nginx would read as something else, as a sentence; null where there is none. */
function faultIn(values) {
  for (const [name, shape] of Object.entries(shapes)) {
    const given = [values[name]].flat();
    if (given.includes(undefined)) return `--${name} is missing`;
    const wrong = given.find((value) => !shape.test(value));
    if (wrong !== undefined) return `--${name} cannot be "${wrong}"`;
  }
  return null;
}

const lines = (values, line) => values.map((value) => `    ${line(value)};`).join('\n');

const portOf = (listen) => listen.split(':').at(-1);

function siteOf({ domain, certificate, key, upstream, http, https, log }) {
  const port = portOf(https[0]);
  const values = {
    domain,
    host: port === '443' ? domain : `${domain}:${port}`,
    name: `douyin_${domain.replace(/[^a-z0-9]/g, '_')}`,
    certificate,
    key,
    log,
    // Another process takes over at once; after two seconds this one is tried again.
    upstreams: lines(upstream, (value) => `server ${value} max_fails=1 fail_timeout=2s`),
    httpListens: lines(http, (value) => `listen ${value}`),
    httpsListens: lines(https, (value) => `listen ${value} ssl http2`),
  };
  const template = readFileSync(path.join(root, 'deploy/nginx/site.conf'), 'utf8');
  return template.replace(/\{\{(\w+)\}\}/g, (_whole, name) => values[name]);
}

const read = readFlags(usage, flags);
if (read) {
  const fault = faultIn(read.values);
  if (fault) wrongly(usage, fault);
  else process.stdout.write(siteOf(read.values));
}
