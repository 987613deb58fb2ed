/** What imco is made of. */
import { edit, threat } from '../mutant.ts';

export const packages = [
  ...threat(
    'A library that imco is built from is compromised',
    {
      without: 'a table that has all there is',
      edits: [
        edit(
          'src/program/run.ts',
          "from 'commander';\n",
          "from 'commander';\nimport 'fast-check';\n",
        ),
      ],
      tests: ['security/package: only the packages of the table are bundled'],
    },
    {
      without: 'an exact version',
      edits: [edit('package.json', '"undici": "7', '"undici": "^7')],
      tests: ['security/package: each package is pinned and locked to the version of the table'],
    },
    {
      without: 'a checksum',
      edits: [
        edit(
          'package-lock.json',
          '"node_modules/yaml": {\n      "version": "2.9.1",\n      "integrity": "sha512-',
          '"node_modules/yaml": {\n      "version": "2.9.1",\n      "integrity": "sha1-',
        ),
      ],
      tests: [
        'security/package: their dependencies are listed, locked by checksum, and run nothing when installed',
      ],
    },
    {
      without: 'packages that run nothing',
      edits: [
        edit(
          'package-lock.json',
          '"node_modules/knip": {\n',
          '"node_modules/knip": {\n      "hasInstallScript": true,\n',
        ),
      ],
      tests: ['security/package: no package, also for development, has an installation script'],
    },
  ),
  ...threat(
    'Installing imco runs or downloads something else',
    {
      without: 'a package that runs nothing',
      edits: [
        edit(
          'package.json',
          '"prepare": ',
          '"postinstall": "node bin/imco.js --version",\n    "prepare": ',
        ),
      ],
      tests: ['security/package: installing the package installs nothing else and runs nothing'],
    },
    {
      without: 'a list of what is packed',
      edits: [edit('package.json', '    "!dist/test",\n', '')],
      tests: [
        'security/package: the package holds the program, its documents and its licences, and nothing else',
      ],
    },
  ),
];
