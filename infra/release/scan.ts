import { at } from '../checks/templates.ts';
import type { Aws } from './aws.ts';

/** Waits for the registry's look at an image, and throws when it knows of a critical fault in it. */
export function refuseCritical(aws: Aws, repository: string, tag: string): void {
  const image = ['--repository-name', repository, '--image-id', `imageTag=${tag}`];
  aws('ecr', 'wait', 'image-scan-complete', ...image);
  const findings = aws('ecr', 'describe-image-scan-findings', ...image);
  const critical = Number(at(findings, 'imageScanFindings', 'findingSeverityCounts', 'CRITICAL') ?? 0);
  if (critical > 0)
    throw new Error(`${repository}:${tag} has ${critical} critical faults. See them in the registry.`);
}
