import { tellOfPackedPlugin } from '../support/packed';

// Everything from the registry, the tarball included: minutes.
tellOfPackedPlugin('npm');
