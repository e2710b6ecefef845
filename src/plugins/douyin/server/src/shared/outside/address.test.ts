import { PluginError } from '../errors';
import { isAllowedHost, isInternalHost, isPublicAddress, readOutside } from './address';

function reasonOf(url: string, allowed: string[] = []): unknown {
  try {
    readOutside(url, allowed);
  } catch (error) {
    if (error instanceof PluginError && error.code === 'CONFIG_ADDRESS') return error.details.reason;
    throw error;
  }
  return 'taken';
}

/** Addresses that lead inside, in every notation that a browser or a library understands. */
const inside = [
  'http://127.0.0.1/',
  'http://127.1/',
  'http://127.0.0.1./',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0x7f.0.0.1/',
  'http://0177.0.0.1/',
  'http://017700000001/',
  'http://127.000.000.001/',
  'http://0/',
  'http://0.0.0.0/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://0300.0250.1.1/',
  'http://169.254.169.254/latest/meta-data/',
  'http://0xa9fea9fe/',
  'http://100.64.0.1/',
  'http://100.100.100.200/latest/meta-data/',
  'http://192.0.0.192/',
  'http://198.18.0.1/',
  'http://192.0.2.1/',
  'http://203.0.113.9/',
  'http://224.0.0.1/',
  'http://240.0.0.1/',
  'http://255.255.255.255/',
  'http://127。0。0。1/',
  'http://①②⑦.0.0.1/',
  'http://１２７.0.0.1/',
  'http://%31%32%37.0.0.1/',
  'http://localhost/',
  'http://LOCALHOST./',
  'http://ⓛocalhost/',
  'http://a.localhost/',
  'http://[::1]/',
  'http://[::]/',
  'http://[0:0:0:0:0:0:0:1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[::ffff:7f00:1]/',
  'http://[::127.0.0.1]/',
  'http://[::ffff:0:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[64:ff9b:1::7f00:1]/',
  'http://[2002:7f00:1::]/',
  'http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/',
  'http://[2001:db8::1]/',
  'http://[fe80::1]/',
  'http://[fec0::1]/',
  'http://[fc00::1]/',
  'http://[fd12:3456::1]/',
  'http://[ff02::1]/',
  'http://[100::1]/',
];

it('knows more than forty ways inside', () => expect(inside.length).toBeGreaterThan(40));

it.each(inside)('does not call %s', (url) => {
  expect(reasonOf(url)).toBe('INTERNAL');
  expect(reasonOf(url.replace('http:', 'https:'))).toBe('INTERNAL');
});

it.each([
  ['ftp://site.example/', 'SCHEME'],
  ['file:///etc/passwd', 'SCHEME'],
  ['gopher://127.0.0.1/', 'SCHEME'],
  ['data:text/plain,x', 'SCHEME'],
  ['javascript:alert(1)', 'SCHEME'],
  ['//site.example/', 'SCHEME'],
  ['site.example', 'SCHEME'],
  ['http://', 'SCHEME'],
  ['http://[fe80::1%25eth0]/', 'SCHEME'],
  ['http://999.1.1.1/', 'SCHEME'],
  ['http://me@site.example/', 'USER'],
  ['http://site.example@127.0.0.1/', 'USER'],
  ['http://:pw@site.example/', 'USER'],
  ['http://site.example:22/', 'PORT'],
  ['http://site.example:8080/', 'PORT'],
  ['https://site.example:6379/', 'PORT'],
  ['http://127.0.0.1:6379/', 'INTERNAL'],
])('%s is refused for its %s', (url, reason) => {
  expect(reasonOf(url)).toBe(reason);
});

it.each([
  'http://site.example/a.mp4',
  'https://site.example:443/',
  'https://site.example:80/',
  'http://site.example:443/',
  'http://site.example\\@127.0.0.1/',
  'http://93.184.215.14/',
  'http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/',
  'https://例子.example/',
])('%s may be called', (url) => {
  expect(reasonOf(url)).toBe('taken');
});

it('reads what comes before a backslash as the host, as the socket does', () => {
  expect(readOutside('http://site.example\\@127.0.0.1/', []).hostname).toBe('site.example');
});

it('takes what is allowed by host and port, and nothing beside it', () => {
  const allowed = ['127.0.0.1:8080', '[::1]:80', 'Intranet.example:443'];
  expect(reasonOf('http://127.0.0.1:8080/x', allowed)).toBe('taken');
  expect(reasonOf('http://[::1]/', allowed)).toBe('taken');
  expect(reasonOf('https://intranet.EXAMPLE/', allowed)).toBe('taken');
  expect(reasonOf('http://127.0.0.1:8081/', allowed)).toBe('INTERNAL');
  expect(reasonOf('http://me@127.0.0.1:8080/', allowed)).toBe('USER');
  expect(reasonOf('ftp://127.0.0.1:8080/', allowed)).toBe('SCHEME');
  expect(isAllowedHost(new URL('http://intranet.example/'), allowed)).toBe(false);
});

it('never names the path or the user in its sentence', () => {
  for (const url of ['http://10.0.0.1/secret-canary', 'http://canary:canary@site.example/'])
    expect(() => readOutside(url, [])).toThrow(
      expect.not.objectContaining({ message: expect.stringMatching(/canary/) }),
    );
});

it('takes no name for a public address', () => {
  expect(isPublicAddress('site.example')).toBe(false);
  expect(isPublicAddress('8.8.8.8')).toBe(true);
  expect(isPublicAddress('::ffff:8.8.8.8')).toBe(false);
  expect(isInternalHost('site.example')).toBe(false);
});
