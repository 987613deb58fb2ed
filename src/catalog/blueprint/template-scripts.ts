import { type ParameterValues, parameterValues } from '../notations/parameters.ts';
import {
  choice,
  create,
  destroy,
  id,
  integer,
  json,
  list,
  order,
  ref,
  refs,
  resource,
  show,
  text,
  update,
} from '../vocabulary.ts';

const type = choice(['boot', 'operational', 'migration', 'shutdown'], 'When it runs', {
  always: true,
});

export const templateScripts = resource('blueprint template-scripts', {
  path: '/blueprint/templates/{template_id}/scripts',
  about: 'Scripts bound to a template with their parameter values',
  sample: 'rotate-logs',
  fields: {
    id: id('Identifier of the pairing, not of the script'),
    type,
    execution_order: integer('Position among the scripts of its type', { min: 0 }),
    template_id: ref('blueprint templates', 'Template it is part of'),
    script_id: ref('blueprint scripts', 'Script it runs', { always: true }),
    parameter_values: json<ParameterValues>('Value of every parameter of the script', {
      flag: 'parameter',
      notation: parameterValues,
    }),
    // Whether pairings or scripts are meant no source says; a script may be bound twice.
    script_ids: refs('blueprint template-scripts', 'All of a type in their new order', {
      inputOnly: true,
    }),
    resource_type: text('Kind of resource'),
  },
  namedBy: 'script_id',
  columns: ['script_id', 'type', 'execution_order', 'parameter_values', 'id'],
  verbs: {
    list: list({
      path: '/blueprint/templates/{template_id}/scripts',
      within: 'template_id',
      filters: { type },
      each: 'type',
    }),
    show: show(),
    create: create({
      about: 'Bind a script to a template, behind those of its type',
      needs: ['type', 'script_id'],
      takes: ['parameter_values'],
    }),
    update: update({
      about: 'Change the parameter values of a template script',
      takes: ['parameter_values'],
      replaces: ['parameter_values'],
    }),
    reorder: order('reorder', {
      about: 'Put the scripts of one type in the order they are to run in',
      note: 'Name every script of the type, in the order wanted.',
      by: 'type',
      as: 'script_ids',
    }),
    delete: destroy({
      about: 'Take a script off a template; the script itself stays',
      loses: 'The template loses the script and the parameter values given for it.',
    }),
  },
});
