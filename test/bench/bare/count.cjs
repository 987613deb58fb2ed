// The least a program for a long list needs: it reads all of it, and keeps nothing.
const { readFileSync } = require('node:fs');
const { get } = require('node:https');

const { IMCO_ENDPOINT, IMCO_CA, IMCO_CERT, IMCO_KEY } = process.env;
const files = {
  ca: readFileSync(IMCO_CA),
  cert: readFileSync(IMCO_CERT),
  key: readFileSync(IMCO_KEY),
};

get(`${IMCO_ENDPOINT}/v2/audit/events`, files, (response) => {
  let bytes = 0;
  response.on('data', (chunk) => {
    bytes += chunk.length;
  });
  response.on('end', () => process.stdout.write(`${bytes}\n`));
});
