/** A policy definition, with its rules as the provider writes them. */
export interface Policy {
  readonly name: string;
  readonly description: string;
  readonly syntax: 'AWS' | 'Azure';
  /** A JSON document. */
  readonly rules: string;
}

/** Policy definitions that come with the providers. */
export const builtinPolicies: readonly Policy[] = [
  {
    name: 'Allowed locations',
    description: 'Resources can only be created in these locations.',
    syntax: 'Azure',
    rules: `{
      "mode": "Indexed",
      "parameters": { "listOfAllowedLocations": { "type": "Array" } },
      "policyRule": {
        "if": { "not": { "field": "location", "in": "[parameters('listOfAllowedLocations')]" } },
        "then": { "effect": "deny" }
      }
    }`,
  },
  {
    name: 'Audit VMs that do not use managed disks',
    description: 'Reports virtual machines without managed disks.',
    syntax: 'Azure',
    rules: `{
      "mode": "All",
      "policyRule": {
        "if": { "field": "Microsoft.Compute/virtualMachines/osDisk.uri", "exists": "true" },
        "then": { "effect": "audit" }
      }
    }`,
  },
  {
    name: 'FullAWSAccess',
    description: 'Allows access to every operation.',
    syntax: 'AWS',
    rules: `{
      "Version": "2012-10-17",
      "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
    }`,
  },
];

/** Policy definitions of the account. */
export const ownPolicies: readonly Policy[] = [
  {
    name: 'no-public-buckets',
    description: 'Storage has to stay private.',
    syntax: 'Azure',
    rules: `{
      "mode": "All",
      "parameters": { "prefix": { "type": "String", "defaultValue": "" } },
      "policyRule": {
        "if": {
          "allOf": [
            { "field": "name", "like": "[concat(parameters('prefix'), '*')]" },
            {
              "field": "Microsoft.Storage/storageAccounts/allowBlobPublicAccess",
              "equals": "true"
            }
          ]
        },
        "then": { "effect": "deny" }
      }
    }`,
  },
  {
    name: 'require-tag',
    description: 'Every resource has a tag.',
    syntax: 'Azure',
    rules: `{
      "mode": "Indexed",
      "parameters": {
        "tagName": { "type": "String" },
        "minimumLength": { "type": "Integer", "defaultValue": 1 },
        "effect": {
          "type": "String",
          "allowedValues": ["audit", "deny"],
          "defaultValue": "audit"
        }
      },
      "policyRule": {
        "if": { "field": "[concat('tags[', parameters('tagName'), ']')]", "exists": "false" },
        "then": { "effect": "[parameters('effect')]" }
      }
    }`,
  },
  {
    name: 'deny-root-user',
    description: 'The root user of an account cannot do anything.',
    syntax: 'AWS',
    rules: `{
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Deny",
          "Action": "*",
          "Resource": "*",
          "Condition": { "StringLike": { "aws:PrincipalArn": "arn:aws:iam::*:root" } }
        }
      ]
    }`,
  },
];
