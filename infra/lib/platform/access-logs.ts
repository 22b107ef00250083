import { AccountRootPrincipal, AnyPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import { type Environment, resourceName } from '../environment.ts';

/** Long enough to look into what happened over a weekend. */
const keptDays = 7;

/**
 * Where the balancers write who asked for what. The addresses are whole, and that of a calendar feed is a secret by
 * itself: so lines are gone after a week, and one role alone reads them, taken on by whoever has a second factor.
 */
export class AccessLogs extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // Balancers can write with no other kind of key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [{ expiration: Duration.days(keptDays) }],
      removalPolicy: environment.disposable ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
    acknowledge(bucket, { 'AwsSolutions-S1': 'It is itself where logs of access are kept.' });
    this.#makeReader(bucket, environment);
    // The library is typed with looser optional properties than ours.
    this.bucket = bucket as IBucket;
  }

  #makeReader(bucket: Bucket, environment: Environment): void {
    const reader = new Role(this, 'Reader', {
      roleName: resourceName(environment, 'access-log-reader'),
      description: 'Reads the access logs of the balancers',
      assumedBy: new AccountRootPrincipal().withConditions({
        Bool: { 'aws:MultiFactorAuthPresent': 'true' },
      }),
      maxSessionDuration: Duration.hours(1),
    });
    const objects = bucket.arnForObjects('*');
    reader.addToPolicy(new PolicyStatement({ actions: ['s3:GetObject'], resources: [objects] }));
    reader.addToPolicy(new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }));
    bucket.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NobodyElseReads',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:GetObject', 's3:GetObjectVersion'],
        resources: [objects],
        conditions: { ArnNotEquals: { 'aws:PrincipalArn': reader.roleArn } },
      }),
    );
    const [logicalId] = Stack.of(this).resolve(bucket.bucketArn)['Fn::GetAtt'];
    acknowledge(reader, {
      [`AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/*]`]: 'All lines of one bucket, and nothing else.',
    });
  }
}
