/** Answers held against the schemas of the contract. */
import assert from 'node:assert/strict';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ApiVersion } from '../../src/catalog/versions/api-version.ts';
import { readDocument } from '../contract/document.ts';
import { membersOf } from './support.ts';

const validators = new Map<ApiVersion, Ajv2020>();

/** The validator of the schemas of a version, created once. */
const openSchemas = (version: ApiVersion): Ajv2020 => {
  const known = validators.get(version);
  if (known) return known;
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  // The types of the package hide that its export is the function itself.
  (addFormats as unknown as (target: Ajv2020) => void)(ajv);
  ajv.addFormat('cidr', /^\d+\.\d+\.\d+\.\d+\/\d+$/);
  ajv.addSchema(membersOf(readDocument(version)), 'contract');
  validators.set(version, ajv);
  return ajv;
};

/** Opens the contract of a version; a value that is not as a schema says fails the test. */
export const schemaValidator =
  (version: ApiVersion) =>
  (schema: string): ((value: unknown) => void) => {
    const ajv = openSchemas(version);
    const validate = ajv.getSchema(`contract#/components/schemas/${schema}`);
    if (!validate) throw new Error(`the contract has no schema ${schema}`);
    return (value) => {
      assert.ok(validate(value), `${schema}: ${ajv.errorsText(validate.errors)}`);
    };
  };

/** The members of a schema of the contract; the sandbox answers no others. */
const membersIn = (version: ApiVersion, schema: string): ReadonlySet<string> => {
  const { components } = membersOf(readDocument(version));
  const described = membersOf(membersOf(membersOf(components).schemas)[schema]);
  return new Set(Object.keys(membersOf(described.properties)));
};

/** Fails the test unless a value is as the schema says and has no member besides. */
export const checkExactly = (version: ApiVersion, schema: string): ((value: unknown) => void) => {
  const check = schemaValidator(version)(schema);
  const known = membersIn(version, schema);
  return (value) => {
    check(value);
    const strange = Object.keys(membersOf(value)).filter((name) => !known.has(name));
    assert.deepEqual(strange, [], `${schema} has members the contract lacks`);
  };
};
