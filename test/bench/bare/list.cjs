// The least a program for one list needs: one request with node:https, columns padded by hand.
const { readFileSync } = require('node:fs');
const { get } = require('node:https');

const { IMCO_ENDPOINT, IMCO_CA, IMCO_CERT, IMCO_KEY } = process.env;
const files = {
  ca: readFileSync(IMCO_CA),
  cert: readFileSync(IMCO_CERT),
  key: readFileSync(IMCO_KEY),
};

get(`${IMCO_ENDPOINT}/v2/cloud/servers`, files, (response) => {
  const chunks = [];
  response.on('data', (chunk) => chunks.push(chunk));
  response.on('end', () => {
    const columns = ['name', 'state', 'public_ip', 'private_ip', 'fqdn', 'id'];
    const servers = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const rows = [
      columns.map((column) => column.toUpperCase()),
      ...servers.map((server) => columns.map((column) => String(server[column] ?? '-'))),
    ];
    const widths = columns.map((_, at) => Math.max(...rows.map((row) => row[at].length)));
    const lines = rows.map((row) => row.map((cell, at) => cell.padEnd(widths[at])).join('  '));
    process.stdout.write(`${lines.join('\n')}\n`);
  });
});
