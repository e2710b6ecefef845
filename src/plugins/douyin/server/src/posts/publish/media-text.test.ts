import { readMedia } from './media-text';

const origin = 'https://site.example';

it.each([
  [7, { from: 'library', id: 7 }],
  ['7', { from: 'library', id: 7 }],
  ['/uploads/tea_0a1b.mp4', { from: 'own', url: '/uploads/tea_0a1b.mp4' }],
  ['https://site.example/uploads/tea_0a1b.mp4', { from: 'own', url: '/uploads/tea_0a1b.mp4' }],
  ['https://site.example/other/tea.mp4', { from: 'url', url: 'https://site.example/other/tea.mp4' }],
  ['https://other.example/uploads/t.mp4', { from: 'url', url: 'https://other.example/uploads/t.mp4' }],
  ['HTTP://other.example/t.mp4', { from: 'url', url: 'HTTP://other.example/t.mp4' }],
  ['@v0300f/12==', { from: 'uploaded', id: '@v0300f/12==' }],
  ['pan115:0a1b2c:abc123XYZ', { from: 'pan115', accountId: '0a1b2c', pickCode: 'abc123XYZ' }],
  ['video_id_123', { from: 'uploaded', id: 'video_id_123' }],
])('reads %p', (written, read) => {
  expect(readMedia(written, origin)).toEqual(read);
});
