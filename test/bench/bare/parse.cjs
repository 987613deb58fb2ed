// Reads the list of events and parses it, and says how many there are.
const { readFileSync } = require('node:fs');
const { get } = require('node:https');

const { IMCO_ENDPOINT, IMCO_CA, IMCO_CERT, IMCO_KEY } = process.env;
const files = {
  ca: readFileSync(IMCO_CA),
  cert: readFileSync(IMCO_CERT),
  key: readFileSync(IMCO_KEY),
};

get(`${IMCO_ENDPOINT}/v2/audit/events`, files, (response) => {
  const chunks = [];
  response.on('data', (chunk) => chunks.push(chunk));
  response.on('end', () => {
    const events = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    process.stdout.write(`${events.length}\n`);
  });
});
