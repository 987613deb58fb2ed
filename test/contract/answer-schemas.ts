/** Checks of the output of verbs against the schemas that help prints. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { createAnswerSchema } from '../../src/reference/schema/answer-schema.ts';
import type { Offer } from './offered.ts';

const validators = new Map<string, ValidateFunction>();

const findValidator = ({ resource, name, verb }: Offer): ValidateFunction => {
  const words = `${resource.noun} ${name}`;
  const known = validators.get(words);
  if (known) return known;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  const validator = ajv.compile(createAnswerSchema(resource, name, verb));
  validators.set(words, validator);
  return validator;
};

/** What an answer in JSON does that the schema of its verb does not allow. */
export const findSchemaErrors = (offer: Offer, text: string): readonly string[] => {
  const validate = findValidator(offer);
  const value: unknown = JSON.parse(text);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(
        ({ instancePath, message = '', params }) =>
          `${instancePath} ${message} ${JSON.stringify(params)}`,
      );
};
