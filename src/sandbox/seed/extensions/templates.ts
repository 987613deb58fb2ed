/** Extension templates in the languages of two providers. */

/** A template as it is seeded. */
export interface SeededTemplate {
  readonly name: string;
  readonly syntax: 'AWS' | 'Azure';
  readonly global: boolean;
  readonly definition: Readonly<Record<string, unknown>>;
}

const azureSchema =
  'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';

export const extensionTemplatesOfAccount: readonly SeededTemplate[] = [
  {
    name: 'vm-scale-set',
    syntax: 'Azure',
    global: false,
    definition: {
      $schema: azureSchema,
      contentVersion: '1.0.0.0',
      parameters: {
        vmName: { type: 'string' },
        adminPassword: { type: 'secureString' },
        instanceCount: { type: 'int', defaultValue: 2 },
        tier: { type: 'string', defaultValue: 'Standard', allowedValues: ['Basic', 'Standard'] },
      },
      resources: [
        {
          type: 'Microsoft.Compute/virtualMachineScaleSets',
          apiVersion: '2023-09-01',
          name: "[parameters('vmName')]",
          location: '[resourceGroup().location]',
          sku: { tier: "[parameters('tier')]", capacity: "[parameters('instanceCount')]" },
        },
      ],
    },
  },
  {
    name: 'message-queue',
    syntax: 'AWS',
    global: false,
    definition: {
      AWSTemplateFormatVersion: '2010-09-09',
      Parameters: {
        QueueName: { Type: 'String' },
        RetentionSeconds: { Type: 'Number', Default: 345600 },
      },
      Resources: {
        Queue: {
          Type: 'AWS::SQS::Queue',
          Properties: {
            QueueName: { Ref: 'QueueName' },
            MessageRetentionPeriod: { Ref: 'RetentionSeconds' },
          },
        },
      },
    },
  },
];

/** The template that comes with the platform. */
export const globalExtensionTemplate: SeededTemplate = {
  name: 'Audit trail',
  syntax: 'AWS',
  global: true,
  definition: {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { BucketName: { Type: 'String' } },
    Resources: {
      Trail: {
        Type: 'AWS::CloudTrail::Trail',
        Properties: { IsLogging: true, S3BucketName: { Ref: 'BucketName' } },
      },
    },
  },
};
