export { escape, isWebAddress, shell, type Page } from '../../shared/page';
