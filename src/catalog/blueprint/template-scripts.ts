import { choice, id, integer, json, ref, resource, text } from '../vocabulary.ts';

export const templateScripts = resource('blueprint template-scripts', {
  path: '/blueprint/templates/{template_id}/scripts',
  about: 'Scripts bound to a template with their parameter values',
  sample: 'rotate-logs',
  fields: {
    id: id('Identifier of the pairing, not of the script'),
    type: choice(['boot', 'operational', 'migration', 'shutdown'], 'When it runs', {
      always: true,
    }),
    execution_order: integer('Position among the scripts of its type', { min: 0 }),
    template_id: ref('blueprint templates', 'Template it is part of'),
    script_id: ref('blueprint scripts', 'Script it runs', { always: true }),
    parameter_values: json<Record<string, unknown>>('Value of every parameter of the script'),
    resource_type: text('Kind of resource'),
  },
  namedBy: 'script_id',
  columns: ['script_id', 'type', 'execution_order', 'parameter_values', 'id'],
  verbs: {},
});
