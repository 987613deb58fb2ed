// The least with the libraries imco is made of: what they are for, once each, and nothing around it.
require('node:module').enableCompileCache?.(`${process.env.HOME}/libraries`);
const { readFileSync } = require('node:fs');
const { Command } = require('commander');
const { Explorer } = require('cosmiconfig/dist/Explorer.js');
const Pool = require('undici/lib/dispatcher/pool.js');

const { IMCO_ENDPOINT, IMCO_CA, IMCO_CERT, IMCO_KEY } = process.env;
const columns = ['name', 'state', 'public_ip', 'private_ip', 'fqdn', 'id'];

/** What is configured in the working folder: nothing, as the environment says it all. */
const configured = () =>
  new Explorer({
    moduleName: 'imco',
    searchPlaces: ['.imcorc'],
    searchStrategy: 'none',
    loaders: { noExt: (_, text) => text },
    transform: (result) => result,
    ignoreEmptySearchPlaces: true,
  }).search(process.cwd());

const bodyOf = (pool) =>
  new Promise((resolve, reject) => {
    const chunks = [];
    pool.dispatch(
      { method: 'GET', path: '/v2/cloud/servers' },
      {
        onRequestStart: () => {},
        onResponseStart: () => {},
        onResponseData: (_, chunk) => chunks.push(chunk),
        onResponseEnd: () => resolve(Buffer.concat(chunks).toString('utf8')),
        onResponseError: (_, error) => reject(error),
      },
    );
  });

const list = async () => {
  const { default: chalk } = await import('chalk');
  await configured();
  const pool = new Pool(IMCO_ENDPOINT, {
    connect: {
      ca: readFileSync(IMCO_CA),
      cert: readFileSync(IMCO_CERT),
      key: readFileSync(IMCO_KEY),
    },
  });
  const servers = JSON.parse(await bodyOf(pool));
  const rows = [
    columns.map((column) => column.toUpperCase()),
    ...servers.map((server) => columns.map((column) => String(server[column] ?? '-'))),
  ];
  const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join('  '));
  process.stdout.write(`${chalk.bold(lines[0])}\n${lines.slice(1).join('\n')}\n`);
  await pool.destroy();
};

const program = new Command('imco');
program.command('cloud').command('servers').command('list').action(list);
program.parseAsync(['cloud', 'servers', 'list'], { from: 'user' });
