// The half of opencc-js that is needed here; its types are those of the whole.
declare module 'opencc-js/t2cn' {
  export { Converter } from 'opencc-js';
}
