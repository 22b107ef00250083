import { type SecretName, services } from '@studyhall/platform';
import { type ISecret, Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import { RemovalPolicy, SecretValue } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { Environment } from '../environment.ts';

const random: SecretProps = {
  generateSecretString: { excludePunctuation: true, passwordLength: 64 },
};

/** How each secret begins, and why it does not rotate by itself. */
const kinds: Readonly<Record<SecretName, { props: SecretProps; reason: string }>> = {
  SERVICE_SECRET: {
    props: { ...random, description: 'Signs the tokens between services' },
    reason: 'All services must change it at once: the runbook says how.',
  },
  AUTH_SECRET: {
    props: { ...random, description: 'Protects sign-in sessions and signing keys' },
    reason: 'A new one ends every session: the runbook says when that is worth it.',
  },
  ADMIN_PASSWORD: {
    props: { ...random, description: 'Password of the first admin, used once' },
    reason: 'It counts at the very first start only; the admin changes it in the application.',
  },
  SMTP_URL: {
    props: {
      description: 'The mail server with its user and password: set it before the first start',
      // No secret yet: a server that nobody can use. A person puts the real address in its place.
      secretStringValue: SecretValue.unsafePlainText('smtp://localhost:587'),
    },
    reason: 'It belongs to the mail server, which says when it changes.',
  },
};

/** The secrets that services of the catalogue ask for, each made once. */
export class PlatformSecrets extends Construct {
  readonly #secrets = new Map<SecretName, Secret>();

  constructor(scope: Construct, id: string, { name, disposable }: Environment) {
    super(scope, id);
    for (const secretName of new Set(services.flatMap((service) => service.secrets))) {
      const { props, reason } = kinds[secretName];
      const secret = new Secret(this, secretName, {
        ...props,
        secretName: `studyhall/${name}/${secretName.toLowerCase().replaceAll('_', '-')}`,
        removalPolicy: disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      });
      acknowledge(secret, { 'AwsSolutions-SMG4': reason });
      this.#secrets.set(secretName, secret);
    }
  }

  get(name: SecretName): ISecret {
    const secret = this.#secrets.get(name);
    if (secret === undefined) throw new Error(`No service of the catalogue asks for ${name}.`);
    // The library is typed with looser optional properties than ours.
    return secret as ISecret;
  }
}
