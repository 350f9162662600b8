import { kmsActions } from '../../shared/kmsActions';

/** Actions that are often asked about; any other can be typed. */
export const commonActions: readonly string[] = [
  ...kmsActions,
  'sts:AssumeRole', 'sts:DecodeAuthorizationMessage', 'cloudtrail:LookupEvents', 'iam:CreateRole', 'iam:PutRolePolicy', 'iam:CreateAccessKey', 'iam:ListUsers',
];
