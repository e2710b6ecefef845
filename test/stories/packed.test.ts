import { tellOfPackedPlugin } from '../support/packed';

// The packages of this project: seconds. test/long installs everything anew.
tellOfPackedPlugin('links');
