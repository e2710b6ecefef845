export {
  addressRefused,
  hostAndPort,
  isAllowedHost,
  isInternalHost,
  isPublicAddress,
  readOutside,
  type AddressFault,
} from './address';
export { download, type Download, type DownloadLimits } from './download';
export { createOutsideSend, type OutsideOptions } from './send';
