/** Answers held against the schemas of the contract. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { membersOf } from './support.ts';

/** The whole document. */
export const contract: unknown = parse(
  readFileSync(join(process.cwd(), 'test', 'contract', 'imco-v2.openapi.yaml'), 'utf8'),
);

/** Opens the contract; what it answers fails the test for a value that is not as a schema says. */
export const schemaValidator = () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The types of the package hide that its export is the function itself.
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addFormat('cidr', /^\d+\.\d+\.\d+\.\d+\/\d+$/);
  ajv.addSchema(membersOf(contract), 'contract');
  return (schema: string) => {
    const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
    if (!validate) throw new Error(`the contract has no schema ${schema}`);
    return (value: unknown): void => {
      assert.ok(validate(value), `${schema}: ${ajv.errorsText(validate.errors)}`);
    };
  };
};

/** The members of a schema of the contract; the sandbox answers no others. */
const membersIn = (schema: string): ReadonlySet<string> => {
  const { components } = membersOf(contract);
  const described = membersOf(membersOf(membersOf(components).schemas)[schema]);
  return new Set(Object.keys(membersOf(described.properties)));
};

/** Fails the test unless a value is as the schema says and has no member besides. */
export const checkExactly = (schema: string): ((value: unknown) => void) => {
  const check = schemaValidator()(schema);
  const known = membersIn(schema);
  return (value) => {
    check(value);
    const strange = Object.keys(membersOf(value)).filter((name) => !known.has(name));
    assert.deepEqual(strange, [], `${schema} has members the contract lacks`);
  };
};
