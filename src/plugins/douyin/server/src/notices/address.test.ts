import { PluginError } from '../shared/errors';
import { isAllowedHost } from '../shared/outside';
import { readAddress } from './address';

function refusal(...args: Parameters<typeof readAddress>): PluginError {
  try {
    readAddress(...args);
  } catch (error) {
    if (error instanceof PluginError) return error;
    throw error;
  }
  throw new Error('It was taken');
}

it('takes https addresses as they are', () => {
  const url = 'https://oapi.dingtalk.com/robot/send?access_token=a1';
  expect(readAddress(url, 'dingtalk', [])).toBe(url);
  expect(readAddress('HTTPS://Hooks.Example', 'webhook', [])).toBe('https://hooks.example/');
});

it.each([
  'https://127.0.0.1/x',
  'https://10.1.2.3/x',
  'https://192.168.0.9/x',
  'https://169.254.169.254/latest/meta-data',
  'https://0.0.0.0/',
  'https://[::1]/',
  'https://[fd00::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://2130706433/',
  'https://0x7f.1/',
  'https://localhost/',
  'https://api.localhost./',
])('refuses %s as internal', (url) => {
  const { code, message } = refusal(url, 'webhook', []);
  expect(code).toBe('NOTICE_ADDRESS');
  expect(message).toContain('is an internal address');
});

it('refuses other ports', () => {
  const { code, message } = refusal('https://hooks.example:8443/x', 'webhook', []);
  expect(code).toBe('NOTICE_ADDRESS');
  expect(message).toContain('hooks.example:8443 has another port than 80 and 443');
  const allowed = ['hooks.example:8443'];
  expect(readAddress('https://hooks.example:8443/x', 'webhook', allowed)).toContain(':8443');
});

it('refuses plain http, other protocols and user names', () => {
  expect(refusal('http://hooks.example/x', 'webhook', []).message).toContain('https only');
  expect(refusal('ftp://hooks.example/x', 'webhook', []).message).toContain('give an https address');
  expect(refusal('https://me:pw@hooks.example/x', 'webhook', []).message).toContain('without a user name');
});

it('refuses the robot of another kind, though not for a webhook of one’s own', () => {
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k';
  expect(refusal(url, 'feishu', []).details).toEqual({ host: 'qyapi.weixin.qq.com', home: 'wecom' });
  expect(readAddress(url, 'wecom', [])).toBe(url);
  expect(readAddress(url, 'webhook', [])).toBe(url);
});

it('takes what is allowed by host and port, and nothing beside it', () => {
  const allowed = ['127.0.0.1:8080', '[::1]:443', 'Hooks.Intranet:80'];
  expect(readAddress('http://127.0.0.1:8080/x', 'webhook', allowed)).toBe('http://127.0.0.1:8080/x');
  expect(readAddress('https://[::1]/', 'webhook', allowed)).toBe('https://[::1]/');
  expect(readAddress('http://hooks.intranet/', 'webhook', allowed)).toBe('http://hooks.intranet/');
  expect(refusal('https://127.0.0.1:8081/x', 'webhook', allowed).code).toBe('NOTICE_ADDRESS');
  expect(isAllowedHost(new URL('http://hooks.intranet:81/'), allowed)).toBe(false);
});
