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

const type = choice(['boot', 'operational', 'migration', 'shutdown'], 'When the script runs', {
  always: true,
});

export const templateScripts = resource('blueprint template-scripts', {
  path: '/blueprint/templates/{template_id}/scripts',
  about: 'Scripts attached to a template, with parameter values',
  sample: 'rotate-logs',
  fields: {
    id: id('ID of the template script, not of the script'),
    type,
    execution_order: integer('Position among the scripts of its type', { min: 0 }),
    template_id: ref('blueprint templates', 'Template'),
    script_id: ref('blueprint scripts', 'Script', { always: true }),
    parameter_values: json<ParameterValues>('Parameter value', {
      flag: 'parameter',
      notation: parameterValues,
    }),
    // Undocumented whether these are template scripts or scripts; a script may be attached twice.
    script_ids: refs(
      'blueprint template-scripts',
      'All template scripts of a type in the new order',
      {
        inputOnly: true,
      },
    ),
    resource_type: text('Resource type'),
  },
  namedBy: 'script_id',
  columns: ['script_id', 'type', 'execution_order', 'parameter_values'],
  verbs: {
    list: list({
      path: '/blueprint/templates/{template_id}/scripts',
      within: 'template_id',
      filters: { type },
      each: 'type',
    }),
    show: show(),
    create: create({
      about: 'Attach a script to a template, after the others of its type',
      needs: ['type', 'script_id'],
      takes: ['parameter_values'],
    }),
    update: update({
      about: 'Update the parameter values of a template script',
      takes: ['parameter_values'],
      replaces: ['parameter_values'],
    }),
    reorder: order('reorder', {
      about: 'Change the running order of the template scripts of one type',
      note: 'Name all template scripts of the type, in the new order.',
      by: 'type',
      as: 'script_ids',
    }),
    delete: destroy({
      about: 'Remove a script from a template; the script itself stays',
      loses: 'The script is removed from the template with its parameter values.',
    }),
  },
});
