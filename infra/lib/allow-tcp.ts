import { CfnSecurityGroupEgress, CfnSecurityGroupIngress, type ISecurityGroup } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';

export interface Way {
  readonly from: ISecurityGroup;
  readonly to: ISecurityGroup;
  readonly port: number;
  readonly description: string;
}

/**
 * Opens one port from one group to another, on both sides. The rules belong to `scope`, so that the stack of a
 * service brings its own ways and takes them along, and no stack depends on the services it serves.
 */
export function allowTcp(scope: Construct, id: string, { from, to, port, description }: Way): void {
  const rule = { ipProtocol: 'tcp', fromPort: port, toPort: port, description };
  new CfnSecurityGroupEgress(scope, `${id}Out`, {
    ...rule,
    groupId: from.securityGroupId,
    destinationSecurityGroupId: to.securityGroupId,
  });
  new CfnSecurityGroupIngress(scope, `${id}In`, {
    ...rule,
    groupId: to.securityGroupId,
    sourceSecurityGroupId: from.securityGroupId,
  });
}
